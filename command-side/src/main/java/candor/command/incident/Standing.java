package candor.command.incident;

import candor.DomainEvent;
import candor.incident.IncidentEvent.IncidentClosed;
import candor.incident.IncidentEvent.IncidentDeclared;
import candor.incident.IncidentEvent.IncidentReopened;
import candor.incident.IncidentKind;
import org.jspecify.annotations.Nullable;

/** Whether an incident exists and is open. */
record Standing(@Nullable IncidentKind kind, boolean closed) {
    static final Standing UNKNOWN = new Standing(null, false);

    boolean declared() {
        return kind != null;
    }

    Standing evolve(DomainEvent event) {
        return switch (event) {
            case IncidentDeclared e -> new Standing(e.kind(), false);
            case IncidentClosed e -> new Standing(kind, true);
            case IncidentReopened e -> new Standing(kind, false);
            default -> this;
        };
    }
}
