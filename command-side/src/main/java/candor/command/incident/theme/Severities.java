package candor.command.incident.theme;

import candor.DomainEvent;
import candor.command.incident.standing.Situation;
import candor.incident.IncidentEvent;
import candor.incident.Severity;
import candor.incident.SeverityCommand;
import candor.incident.SeverityCommand.ScoreSeverity;
import candor.incident.SeverityEvent.SeverityScored;
import org.jspecify.annotations.Nullable;

/** How bad it is judged to be. */
public record Severities(@Nullable Severity severity) implements Theme<SeverityCommand> {
    public static final Severities NONE = new Severities(null);

    @Override
    public Severities evolve(DomainEvent event) {
        return event instanceof SeverityScored e ? new Severities(e.severity()) : this;
    }

    @Override
    public IncidentEvent decide(SeverityCommand command, Situation situation) {
        return switch (command) {
            case ScoreSeverity c -> decide(c);
        };
    }

    private IncidentEvent decide(ScoreSeverity command) {
        var by = command.attribution();
        return new SeverityScored(
                command.incident(), command.severity(), severity, command.rationale(), by.occurred(), by.known(), by.by(), by.means());
    }
}
