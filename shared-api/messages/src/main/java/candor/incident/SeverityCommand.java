package candor.incident;

import candor.sealing.FreeText;
import candor.testimony.Attribution;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

/** What an incident is asked to do: how bad it is. */
public sealed interface SeverityCommand extends IncidentCommand {

    /** Judges how bad it is. Act. */
    record ScoreSeverity(
            @TargetEntityId String incident,
            Severity severity,
            FreeText rationale,
            Attribution attribution)
            implements SeverityCommand {}

    /**
     * Judges how bad it is by the factors of ENISA's method. Act.
     * @param consideredAs the level, where it is considered to be another than the score gives
     * @param rationale what the factors rest on, and why it is considered otherwise
     */
    record AssessSeverity(
            @TargetEntityId String incident,
            SeverityFactors factors,
            @Nullable Severity consideredAs,
            FreeText rationale,
            Attribution attribution)
            implements SeverityCommand {}
}
