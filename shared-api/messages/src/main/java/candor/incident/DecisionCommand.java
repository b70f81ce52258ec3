package candor.incident;

import candor.sealing.FreeText;
import candor.testimony.Attribution;
import org.axonframework.modelling.annotation.TargetEntityId;

/** What an incident is asked to do: what is decided. */
public sealed interface DecisionCommand extends IncidentCommand {

    /** Records a decision. Act. */
    record RecordDecision(
            @TargetEntityId String incident,
            FreeText question,
            FreeText options,
            FreeText choice,
            FreeText rationale,
            long asKnownAt,
            Attribution attribution)
            implements DecisionCommand {}

    /** Replaces a decision by a new one. Act. */
    record SupersedeDecision(
            @TargetEntityId String incident,
            long supersedes,
            FreeText choice,
            FreeText rationale,
            FreeText reason,
            long asKnownAt,
            Attribution attribution)
            implements DecisionCommand {}
}
