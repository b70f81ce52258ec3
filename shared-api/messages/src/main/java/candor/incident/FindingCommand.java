package candor.incident;

import candor.sealing.FreeText;
import candor.testimony.Attribution;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

/** What an incident is asked to do: what is found. */
public sealed interface FindingCommand extends IncidentCommand {

    /**
     * Records an indicator of compromise. Fact.
     * @param value as found, not defanged
     * @param context where it was seen and what it means
     */
    record RecordIndicator(
            @TargetEntityId String incident,
            IndicatorType type,
            FreeText value,
            @Nullable FreeText context,
            Attribution attribution)
            implements FindingCommand, ReportOfFact {}

    /**
     * Records a system that is affected. Fact.
     * @param system its name here
     * @param details what it holds and what was seen on it
     */
    record RecordAffectedSystem(
            @TargetEntityId String incident,
            FreeText system,
            SystemEffect effect,
            @Nullable FreeText details,
            Attribution attribution)
            implements FindingCommand, ReportOfFact {}

    /**
     * Reports that the data are being misused. Fact.
     * @param statement what was seen, and where
     * @param persons how many people it hits
     * @param loss what it cost them
     */
    record ReportMisuse(
            @TargetEntityId String incident,
            Misuse misuse,
            FreeText statement,
            Bounds persons,
            @Nullable Amount loss,
            Attribution attribution)
            implements FindingCommand, ReportOfFact {}
}
