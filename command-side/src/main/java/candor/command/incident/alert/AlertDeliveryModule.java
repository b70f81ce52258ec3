package candor.command.incident.alert;

import candor.DomainEvent;
import candor.command.Caller;
import candor.command.DecidingModule;
import candor.command.History;
import candor.command.incident.alert.Recipient.Means;
import candor.incident.AlertDeliveryCommand.DispatchAlert;
import candor.incident.AlertDeliveryCommand.RecordAlertDelivery;
import candor.incident.AlertDeliveryCommand.RepeatAlertDelivery;
import candor.incident.AlertEvent.AlertDeliveryRecorded;
import candor.platform.context.ContextModule;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;

/** Decides who is told of alerts. */
final class AlertDeliveryModule implements ContextModule {
    private final Dispatching dispatching;

    /** @param outbox takes each message that this process recorded, once that is durable */
    AlertDeliveryModule(Means means, Consumer<Ready> outbox) {
        this.dispatching = new Dispatching(means, outbox);
    }

    @Override
    public EventSourcingConfigurer configure(EventSourcingConfigurer configurer) {
        return configurer.registerCommandHandlingModule(new DecidingModule("alert-delivery")
                .on(DispatchAlert.class, dispatching::dispatch)
                .on(RepeatAlertDelivery.class, dispatching::repeat)
                .on(RecordAlertDelivery.class, AlertDeliveryModule::outcome)
                .module());
    }

    /** Its command id alone keeps it from being said twice: nothing that happens to the incident can make it untrue. */
    private static List<DomainEvent> outcome(RecordAlertDelivery command, Caller caller, History history) {
        return List.of(new AlertDeliveryRecorded(command.incident(), command.alert(), command.delivery(), command.attempt(), command.outcome(), command.status()));
    }
}
