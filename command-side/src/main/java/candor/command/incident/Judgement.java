package candor.command.incident;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.incident.Classification;
import candor.incident.IncidentCommand.ClassifyIncident;
import candor.incident.IncidentCommand.ScoreSeverity;
import candor.incident.IncidentEvent;
import candor.incident.IncidentEvent.IncidentClassified;
import candor.incident.IncidentEvent.SeverityScored;
import candor.incident.Severity;
import org.jspecify.annotations.Nullable;

/** What the incident is judged to be, and how bad. */
record Judgement(@Nullable Classification classification, @Nullable Severity severity) {
    static final Judgement NONE = new Judgement(null, null);

    Judgement evolve(DomainEvent event) {
        return switch (event) {
            case IncidentClassified e -> new Judgement(e.classification(), severity);
            case SeverityScored e -> new Judgement(classification, e.severity());
            default -> this;
        };
    }

    IncidentEvent decide(ClassifyIncident command) {
        if (classification != null && command.reason() == null) {
            throw new RuleViolation("incident.reason-missing", "This incident was classified before: say why that changes.");
        }
        var by = command.attribution();
        return new IncidentClassified(
                command.incident(), command.classification(), classification, command.reason(), by.occurred(), by.known(), by.by(), by.means());
    }

    IncidentEvent decide(ScoreSeverity command) {
        var by = command.attribution();
        return new SeverityScored(
                command.incident(), command.severity(), severity, command.rationale(), by.occurred(), by.known(), by.by(), by.means());
    }
}
