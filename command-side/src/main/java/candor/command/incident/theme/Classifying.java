package candor.command.incident.theme;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.incident.standing.Situation;
import candor.incident.Classification;
import candor.incident.ClassificationCommand;
import candor.incident.ClassificationCommand.ClassifyIncident;
import candor.incident.ClassificationEvent.IncidentClassified;
import candor.incident.IncidentEvent;
import org.jspecify.annotations.Nullable;

/** What kind of incident it is judged to be. */
public record Classifying(@Nullable Classification classification) implements Theme<ClassificationCommand> {
    public static final Classifying NONE = new Classifying(null);

    @Override
    public Classifying evolve(DomainEvent event) {
        return event instanceof IncidentClassified e ? new Classifying(e.classification()) : this;
    }

    @Override
    public IncidentEvent decide(ClassificationCommand command, Situation situation) {
        return switch (command) {
            case ClassifyIncident c -> decide(c);
        };
    }

    private IncidentEvent decide(ClassifyIncident command) {
        if (classification != null && command.reason() == null) {
            throw new RuleViolation("incident.reason-missing", "This incident was classified before: say why that changes.");
        }
        var by = command.attribution();
        return new IncidentClassified(
                command.incident(), command.classification(), classification, command.reason(), by.occurred(), by.known(), by.by(), by.means());
    }
}
