package candor.command.incident.standing;

import candor.command.Caller;
import candor.incident.IncidentEvent;
import candor.incident.IrregularityRule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a decision of any theme meets.
 * @param caller who asks
 * @param entries what the whole stream says; only where the decision has read all of it
 */
public record Situation(Caller caller, Standing standing, Chronology chronology, Entries entries) {

    /**
     * A report of fact with the rules it breaks.
     * @param more rules of its own theme that it breaks
     */
    public IncidentEvent marked(Function<List<String>, IncidentEvent> event, IrregularityRule... more) {
        var broken = new ArrayList<IrregularityRule>();
        if (standing.ended()) {
            broken.add(IrregularityRule.RECORDED_WHEN_CLOSED);
        }
        broken.addAll(chronology.contradictionsIn(chronology.evolve(event.apply(List.of()))));
        broken.addAll(List.of(more));
        return event.apply(broken.stream().map(IrregularityRule::code).toList());
    }
}
