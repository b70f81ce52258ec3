package candor.incident;

import candor.sealing.FreeText;
import candor.testimony.Attribution;
import org.axonframework.modelling.annotation.TargetEntityId;

/** What an incident is asked to do: how bad it is. */
public sealed interface SeverityCommand extends IncidentCommand {

    /** Judges how bad it is. Act. */
    record ScoreSeverity(
            @TargetEntityId String incident,
            Severity severity,
            FreeText rationale,
            Attribution attribution)
            implements SeverityCommand {}
}
