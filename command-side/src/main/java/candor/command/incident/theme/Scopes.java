package candor.command.incident.theme;

import candor.DomainEvent;
import candor.command.incident.standing.Situation;
import candor.incident.Bounds;
import candor.incident.Claimant;
import candor.incident.IncidentEvent;
import candor.incident.IncidentKind;
import candor.incident.IrregularityRule;
import candor.incident.ScopeCell;
import candor.incident.ScopeCommand;
import candor.incident.ScopeCommand.AssessScope;
import candor.incident.ScopeEvent.ScopeAssessed;
import candor.testimony.Attribution;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The assessments there are of who and what is affected.
 *
 * @param latest totals of the last one of each claimant
 */
public record Scopes(long assessments, Map<Claimant, Totals> latest) implements Theme<ScopeCommand> {
    public static final Scopes NONE = new Scopes(0, Map.of());

    /** How many people and records. */
    public record Totals(Bounds persons, Bounds records) {

        /** Whether some bound is higher than it was; one that was unknown has not grown. */
        boolean outgrow(Totals before) {
            return outgrows(persons, before.persons) || outgrows(records, before.records);
        }

        private static boolean outgrows(Bounds now, Bounds before) {
            return higher(now.min(), before.min()) || higher(now.likely(), before.likely()) || higher(now.max(), before.max());
        }

        private static boolean higher(@Nullable Long now, @Nullable Long before) {
            return now != null && before != null && now > before;
        }
    }

    @Override
    public Scopes evolve(DomainEvent event) {
        return event instanceof ScopeAssessed e ? new Scopes(e.assessment(), with(e.assertedBy(), new Totals(e.persons(), e.records()))) : this;
    }

    private Map<Claimant, Totals> with(Claimant claimant, Totals totals) {
        Map<Claimant, Totals> all = new EnumMap<>(Claimant.class);
        all.putAll(latest);
        all.put(claimant, totals);
        return Map.copyOf(all);
    }

    @Override
    public IncidentEvent decide(ScopeCommand command, Situation situation) {
        return switch (command) {
            case AssessScope c -> decide(c, situation);
        };
    }

    private IncidentEvent decide(AssessScope c, Situation situation) {
        Attribution by = c.attribution();
        return situation.marked(irregular -> new ScopeAssessed(
                c.incident(), assessments + 1, c.assertedBy(), c.cells(), c.persons(), c.records(), c.disclosure(), c.statement(), c.basis(),
                c.window(), by.occurred(), by.known(), by.by(), by.means(), irregular), broken(c, situation.standing().kind()));
    }

    /** What another system recorded is taken over in its words. */
    private IrregularityRule[] broken(AssessScope command, @Nullable IncidentKind kind) {
        List<IrregularityRule> broken = new ArrayList<>();
        boolean nowhere = command.cells().stream().map(ScopeCell::territory).anyMatch(territory -> territory != null && !Territories.isOne(territory));
        if (nowhere && kind != IncidentKind.IMPORTED) {
            broken.add(IrregularityRule.TERRITORY_UNKNOWN);
        }
        Totals before = latest.get(command.assertedBy());
        boolean grown = before != null && new Totals(command.persons(), command.records()).outgrow(before);
        if (grown && command.statement() == null && command.basis() == null) {
            broken.add(IrregularityRule.GROWTH_UNEXPLAINED);
        }
        return broken.toArray(IrregularityRule[]::new);
    }
}
