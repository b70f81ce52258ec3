package candor.incident;

import candor.sealing.FreeText;
import candor.testimony.Attribution;
import candor.testimony.StatedTime;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

/** What an incident is asked to do: what is demanded, and whether it is paid. */
public sealed interface ExtortionCommand extends IncidentCommand {

    /**
     * Records a demand for money. Fact.
     * @param statement what they demand and threaten, in their words
     * @param amount in a currency of ISO 4217; a sum in crypto-currency stands in the words
     * @param deadline as they set it
     */
    record RecordRansomDemand(
            @TargetEntityId String incident,
            FreeText statement,
            @Nullable Amount amount,
            @Nullable StatedTime deadline,
            Attribution attribution)
            implements ExtortionCommand, ReportOfFact {}

    /**
     * Decides about a demand. Act.
     * @param demand its number
     * @param sanctionsChecked whether the recipient was checked against sanctions lists
     * @param reason why an earlier decision changes
     */
    record DecideRansomPayment(
            @TargetEntityId String incident,
            long demand,
            RansomDecision decision,
            boolean sanctionsChecked,
            FreeText rationale,
            @Nullable FreeText reason,
            Attribution attribution)
            implements ExtortionCommand {}

    /**
     * Records that a ransom was paid, by whomever. Fact.
     * @param demand number of the demand; absent where none is recorded
     * @param statement how and to whom, and what came of it
     */
    record RecordRansomPayment(
            @TargetEntityId String incident,
            @Nullable Long demand,
            @Nullable Amount amount,
            FreeText statement,
            Attribution attribution)
            implements ExtortionCommand, ReportOfFact {}
}
