package candor.command.incident.theme;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.incident.standing.Situation;
import candor.incident.IncidentEvent;
import candor.incident.Severity;
import candor.incident.SeverityCommand;
import candor.incident.SeverityCommand.AssessSeverity;
import candor.incident.SeverityCommand.ScoreSeverity;
import candor.incident.SeverityEvent.SeverityAssessed;
import candor.incident.SeverityEvent.SeverityScored;
import candor.incident.SeverityFactors;
import candor.incident.SeverityFactors.DataContext;
import org.jspecify.annotations.Nullable;

/** How bad it is judged to be. */
public record Severities(@Nullable Severity severity) implements Theme<SeverityCommand> {
    public static final Severities NONE = new Severities(null);

    @Override
    public Severities evolve(DomainEvent event) {
        return switch (event) {
            case SeverityScored e -> new Severities(e.severity());
            case SeverityAssessed e -> new Severities(e.severity());
            default -> this;
        };
    }

    @Override
    public IncidentEvent decide(SeverityCommand command, Situation situation) {
        return switch (command) {
            case ScoreSeverity c -> decide(c);
            case AssessSeverity c -> decide(c);
        };
    }

    private IncidentEvent decide(ScoreSeverity command) {
        var by = command.attribution();
        return new SeverityScored(
                command.incident(), command.severity(), severity, command.rationale(), by.occurred(), by.known(), by.by(), by.means());
    }

    private IncidentEvent decide(AssessSeverity command) {
        SeverityFactors factors = command.factors();
        if (factors.data().isEmpty()) {
            throw new RuleViolation("incident.severity-without-data", "Name at least one kind of data that was exposed: the score starts from it.");
        }
        factors.data().forEach(Severities::requireWeight);
        Severity held = command.consideredAs() == null ? factors.level() : command.consideredAs();
        var by = command.attribution();
        return new SeverityAssessed(
                command.incident(), held, severity, factors.score().toString(), factors, command.rationale(),
                by.occurred(), by.known(), by.by(), by.means());
    }

    /** The method moves a weight in whole steps, and only for a reason. */
    private static void requireWeight(DataContext data) {
        long own = data.category().weight();
        if (data.held() < 1 || data.held() > 4) {
            throw new RuleViolation("incident.severity-weight-out-of-range", "The weight of data is 1, 2, 3 or 4.");
        }
        if (data.held() > own && data.raisedBy().isEmpty()) {
            throw new RuleViolation("incident.severity-raised-without-reason", "Such data weigh " + own + " in themselves: tick why they weigh more here.");
        }
        if (data.held() < own && data.loweredBy().isEmpty()) {
            throw new RuleViolation("incident.severity-lowered-without-reason", "Such data weigh " + own + " in themselves: tick why they weigh less here.");
        }
    }
}
