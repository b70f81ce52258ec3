package candor.command.incident.standing;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.ClosureEvent.IncidentReopened;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IncidentKind;
import org.jspecify.annotations.Nullable;

/** Whether an incident exists and is open. */
public record Standing(@Nullable IncidentKind kind, boolean closed) {
    public static final Standing UNKNOWN = new Standing(null, false);

    /** @throws RuleViolation when there is no work on it any more */
    public void requireOpen() {
        if (closed) {
            throw new RuleViolation("incident.closed", "This incident is closed: reopen it with a reason before you act on it.");
        }
    }

    /** Whether there is no work on it any more. */
    public boolean ended() {
        return closed;
    }

    public boolean declared() {
        return kind != null;
    }

    public Standing evolve(DomainEvent event) {
        return switch (event) {
            case IncidentDeclared e -> new Standing(e.kind(), false);
            case IncidentClosed e -> new Standing(kind, true);
            case IncidentReopened e -> new Standing(kind, false);
            default -> this;
        };
    }
}
