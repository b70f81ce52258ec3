package candor.command.incident.standing;

import candor.command.Caller;
import candor.incident.IncidentEvent;
import candor.incident.IrregularityRule;
import candor.testimony.Occurred;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a decision of any theme meets.
 * @param caller who asks
 * @param entries what the whole stream says; only where the decision has read all of it
 */
public record Situation(Caller caller, Standing standing, Chronology chronology, Entries entries) {

    /** The rule that a response breaks which certainly came before the breach began. */
    public IrregularityRule[] beforeBegun(@Nullable Occurred when) {
        return chronology.isBeforeBegun(when) ? new IrregularityRule[] {IrregularityRule.RESPONSE_BEFORE_BEGUN} : new IrregularityRule[0];
    }

    /**
     * A report of fact with the rules it breaks.
     * @param more rules of its own theme that it breaks
     */
    public IncidentEvent marked(Function<List<String>, IncidentEvent> event, IrregularityRule... more) {
        var broken = new ArrayList<IrregularityRule>();
        if (standing.closed()) {
            broken.add(IrregularityRule.RECORDED_WHEN_CLOSED);
        }
        if (standing.merged()) {
            broken.add(IrregularityRule.RECORDED_WHEN_MERGED);
        }
        broken.addAll(chronology.contradictionsIn(chronology.evolve(event.apply(List.of()))));
        broken.addAll(List.of(more));
        return event.apply(broken.stream().map(IrregularityRule::code).toList());
    }
}
