package candor.incident;

import candor.sealing.FreeText;
import candor.testimony.Attribution;
import org.axonframework.modelling.annotation.TargetEntityId;

/** What an incident is asked to do: who helps from outside. */
public sealed interface EngagementCommand extends IncidentCommand {

    /**
     * Records that somebody outside was engaged. Fact.
     * @param scope what they may do and see
     */
    record RecordThirdPartyEngagement(
            @TargetEntityId String incident,
            ThirdPartyKind party,
            FreeText name,
            FreeText scope,
            Attribution attribution)
            implements EngagementCommand, ReportOfFact {}

    /**
     * Records that they have finished. Fact.
     * @param engagement its number
     */
    record RecordThirdPartyRelease(
            @TargetEntityId String incident,
            long engagement,
            FreeText reason,
            Attribution attribution)
            implements EngagementCommand, ReportOfFact {}
}
