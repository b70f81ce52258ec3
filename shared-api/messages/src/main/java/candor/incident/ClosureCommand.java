package candor.incident;

import candor.sealing.FreeText;
import candor.testimony.Attribution;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

/** What an incident is asked to do: when the work ends, and what must be settled before. */
public sealed interface ClosureCommand extends IncidentCommand {

    /** Ends the work; refused while something is open, unless a reason to override is given. Act. */
    record CloseIncident(
            @TargetEntityId String incident,
            ClosingOutcome outcome,
            FreeText reason,
            @Nullable FreeText overrideReason,
            Attribution attribution)
            implements ClosureCommand {}

    /** Takes the work up again. Act. */
    record ReopenIncident(
            @TargetEntityId String incident,
            FreeText reason,
            Attribution attribution)
            implements ClosureCommand {}

    /** Explains an entry that is marked irregular. Act. */
    record ExplainIrregularity(@TargetEntityId String incident, long entry, FreeText explanation) implements ClosureCommand {}

    /**
     * Determines that no personal data were breached. Act.
     * @param basis what that rests on
     */
    record FindNoBreach(
            @TargetEntityId String incident,
            FreeText basis,
            Attribution attribution)
            implements ClosureCommand {}
}
