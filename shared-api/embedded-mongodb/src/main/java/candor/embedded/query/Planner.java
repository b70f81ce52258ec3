package candor.embedded.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Chooses how to find the candidates of a filter. Whatever it chooses, the whole filter is applied to each candidate afterwards. */
public final class Planner {

    /** Ways are compared by counting their entries up to here; counting further would cost more than it saves. */
    private static final int COUNTED = 1_000;

    private final List<? extends SearchableIndex> indexes;

    public Planner(List<? extends SearchableIndex> indexes) {
        this.indexes = indexes;
    }

    /** @param limit how many results are wanted at most; 0 = all */
    public Plan plan(Filter filter, SortOrder sort, long limit) {
        Access best = best(Constraint.of(filter), sort, limit);
        Plan.Union union = union(filter);
        return union != null && isNarrower(union, best, limit) ? union : new Plan.One(best);
    }

    /**
     * A way in order with a limit may stop early, but also may walk everything to find the few that match: branches that are known to
     * have few candidates win over it.
     */
    private static boolean isNarrower(Plan.Union union, Access best, long limit) {
        boolean mayStopEarly = best.sorted() && limit > 0;
        if (best.boundFields() == 0 && !mayStopEarly) {
            return true;
        }
        int candidates = best.boundFields() == 0 ? COUNTED : best.mostUpTo(COUNTED);
        return union.mostUpTo(candidates) < candidates;
    }

    /** A way and how many candidates it gives, counted no further than it takes to tell it from the best so far. */
    private record Counted(Access way, int candidates) {}

    private Access best(List<Constraint> constraints, SortOrder sort, long limit) {
        Comparator<Counted> preference = preference(sort, limit);
        Counted best = null;
        for (SearchableIndex index : indexes) {
            Access way = new AccessFinder(index, constraints, sort).find();
            if (best == null || way.boundFields() > 0 || way.sorted() && !sort.isEmpty() && !way.repeats()) {
                Counted next = counted(way, best == null ? COUNTED : Math.min(COUNTED, best.candidates() + 1));
                best = best == null || preference.compare(next, best) < 0 ? next : best;
            }
            if (best.candidates() <= 1) {
                break;
            }
        }
        return Objects.requireNonNull(best, "a collection is an index on its _id").way();
    }

    private static Counted counted(Access way, int cap) {
        return new Counted(way, way.boundFields() == 0 ? COUNTED : way.mostUpTo(cap));
    }

    private static Comparator<Counted> preference(SortOrder sort, long limit) {
        Comparator<Counted> fewest = Comparator.comparingInt(Counted::candidates);
        Comparator<Counted> inOrder = Comparator.comparing(counted -> !counted.way().sorted());
        Comparator<Counted> narrowest = Comparator.comparingInt(counted -> -counted.way().boundFields());
        return !sort.isEmpty() && limit > 0 ? fewest.thenComparing(inOrder).thenComparing(narrowest) : fewest.thenComparing(narrowest).thenComparing(inOrder);
    }

    /** For {@code $or}: each branch by its own index, if every branch has one. */
    private Plan.@Nullable Union union(Filter filter) {
        List<Filter> parts = filter instanceof Filter.And and ? and.parts() : List.of(filter);
        for (Filter part : parts) {
            if (part instanceof Filter.Or or && !or.parts().isEmpty()) {
                List<Access> ways = or.parts().stream().map(branch -> branch(parts, part, branch)).toList();
                if (ways.stream().allMatch(way -> way.boundFields() > 0)) {
                    return new Plan.Union(ways);
                }
            }
        }
        return null;
    }

    private Access branch(List<Filter> parts, Filter choice, Filter branch) {
        List<Filter> all = new ArrayList<>(parts);
        all.remove(choice);
        all.add(branch);
        return best(Constraint.of(new Filter.And(all)), SortOrder.NONE, 0);
    }
}
