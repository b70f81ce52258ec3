package candor.incident;

import candor.DomainCommand;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

/** How alerts reach people: asked by an automation, never by anybody. */
public sealed interface AlertDeliveryCommand extends DomainCommand {

    /**
     * Writes down who is told of an alert, before anything is sent: those who were called, or, with each step more, those to whom it is escalated. Act.
     * @param step 0 for those who were called first
     * @param pass random name of the pass in which it was found due
     */
    record DispatchAlert(@TargetEntityId String incident, long alert, long step, String pass) implements AlertDeliveryCommand {}

    /**
     * Writes down that a message to a system is sent once more under the same identifier. Act.
     * @param attempt the number of the one to come
     */
    record RepeatAlertDelivery(@TargetEntityId String incident, long alert, String delivery, long attempt) implements AlertDeliveryCommand {}

    /**
     * Writes down what became of an attempt. Fact.
     * @param status code of the receiver (RFC 9110); absent where there was none
     */
    record RecordAlertDelivery(
            @TargetEntityId String incident, long alert, String delivery, long attempt, DeliveryOutcome outcome, @Nullable Long status)
            implements AlertDeliveryCommand {}
}
