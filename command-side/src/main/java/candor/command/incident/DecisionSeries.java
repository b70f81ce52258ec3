package candor.command.incident;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.incident.IncidentCommand.RecordDecision;
import candor.incident.IncidentCommand.SupersedeDecision;
import candor.incident.IncidentEvent;
import candor.incident.IncidentEvent.DecisionRecorded;
import candor.incident.IncidentEvent.DecisionSuperseded;
import java.util.Map;
import java.util.TreeMap;

/**
 * The decisions of an incident, numbered from 1.
 * @param supersededBy number of the later decision, by the number of the one it replaced
 */
record DecisionSeries(long count, Map<Long, Long> supersededBy) {
    static final DecisionSeries EMPTY = new DecisionSeries(0, Map.of());

    DecisionSeries evolve(DomainEvent event) {
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

    IncidentEvent decide(RecordDecision command) {
        var by = command.attribution();
        return new DecisionRecorded(
                command.incident(), count + 1, command.question(), command.options(), command.choice(), command.rationale(), command.asKnownAt(),
                by.occurred(), by.known(), by.by(), by.means());
    }

    IncidentEvent decide(SupersedeDecision command) {
        long earlier = command.supersedes();
        if (earlier < 1 || earlier > count) {
            throw new RuleViolation("incident.no-such-decision", "There is no decision " + earlier + " in this incident: check its number in the list of decisions.");
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
