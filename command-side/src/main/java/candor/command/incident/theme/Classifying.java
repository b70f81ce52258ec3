package candor.command.incident.theme;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.incident.standing.Situation;
import candor.command.incident.standing.Standing;
import candor.incident.Classification;
import candor.incident.ClassificationCommand.ClassifyIncident;
import candor.incident.ClassificationCommand;
import candor.incident.ClassificationEvent.IncidentClassified;
import candor.incident.IncidentEvent;
import candor.incident.IncidentKind;
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
            case ClassifyIncident c -> decide(c, situation.standing());
        };
    }

    /** What another system recorded is taken over in its words. */
    private IncidentEvent decide(ClassifyIncident command, Standing standing) {
        if (standing.kind() != IncidentKind.IMPORTED) {
            VerisWords.require(command.classification());
            Territories.requireCountries(command.classification().countries());
        }
        if (classification != null && command.reason() == null) {
            throw new RuleViolation("incident.reason-missing", "This incident was classified before: say why that changes.");
        }
        var by = command.attribution();
        return new IncidentClassified(
                command.incident(), command.classification(), classification, command.reason(), by.occurred(), by.known(), by.by(), by.means());
    }
}
