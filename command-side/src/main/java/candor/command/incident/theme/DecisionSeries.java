package candor.command.incident.theme;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.incident.standing.Entries;
import candor.command.incident.standing.Situation;
import candor.incident.DecisionCommand.RecordDecision;
import candor.incident.DecisionCommand.SupersedeDecision;
import candor.incident.DecisionCommand;
import candor.incident.DecisionEvent.DecisionRecorded;
import candor.incident.DecisionEvent.DecisionSuperseded;
import candor.incident.IncidentEvent;
import java.util.Map;
import java.util.TreeMap;

/**
 * The decisions of an incident, numbered from 1.
 * @param supersededBy number of the later decision, by the number of the one it replaced
 */
public record DecisionSeries(long count, Map<Long, Long> supersededBy) implements Theme<DecisionCommand> {
    public static final DecisionSeries EMPTY = new DecisionSeries(0, Map.of());

    @Override
    public DecisionSeries evolve(DomainEvent event) {
        return switch (event) {
            case DecisionRecorded e -> new DecisionSeries(e.decision(), supersededBy);
            case DecisionSuperseded e -> superseded(e.supersedes(), e.decision());
            default -> this;
        };
    }

    private DecisionSeries superseded(long earlier, long later) {
        var links = new TreeMap<>(supersededBy);
        links.put(earlier, later);
        return new DecisionSeries(later, Map.copyOf(links));
    }

    @Override
    public IncidentEvent decide(DecisionCommand command, Situation situation) {
        return switch (command) {
            case RecordDecision c -> decide(c, situation.entries());
            case SupersedeDecision c -> decide(c, situation.entries());
        };
    }

    private IncidentEvent decide(RecordDecision command, Entries entries) {
        entries.requireKnown(command.asKnownAt());
        var by = command.attribution();
        return new DecisionRecorded(
                command.incident(), count + 1, command.question(), command.options(), command.choice(), command.rationale(), command.asKnownAt(),
                by.occurred(), by.known(), by.by(), by.means());
    }

    private IncidentEvent decide(SupersedeDecision command, Entries entries) {
        entries.requireKnown(command.asKnownAt());
        long earlier = command.supersedes();
        if (earlier < 1 || earlier > count) {
            throw new RuleViolation(
                    "incident.no-such-decision", "There is no decision " + earlier + " in this incident: check its number in the list of decisions.");
        }
        Long later = supersededBy.get(earlier);
        if (later != null) {
            throw new RuleViolation(
                    "incident.decision-superseded", "Decision " + earlier + " was superseded by decision " + later + ": supersede the one that holds now.");
        }
        var by = command.attribution();
        return new DecisionSuperseded(
                command.incident(), count + 1, earlier, command.choice(), command.rationale(), command.reason(), command.asKnownAt(),
                by.occurred(), by.known(), by.by(), by.means());
    }
}
