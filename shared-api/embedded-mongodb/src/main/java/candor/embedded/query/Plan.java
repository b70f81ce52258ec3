package candor.embedded.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** How a query finds its documents. */
public sealed interface Plan {

    /** Runs it on the present state. */
    List<byte[]> run(Filter filter, SortOrder sort, long skip, long limit);

    /** Whether no index narrows the query, so that every document is looked at. */
    boolean scansAll();

    /** How many documents it would look at, were there no limit. */
    int candidates();

    /** Whether it finds them in the wanted order, so that nothing need be sorted. */
    boolean isInOrder();

    record One(Access way) implements Plan {
        @Override
        public List<byte[]> run(Filter filter, SortOrder sort, long skip, long limit) {
            boolean stopEarly = way.sorted() && limit > 0;
            return finish(matching(way.documents(), filter, way.repeats() ? firstTime() : _ -> true, stopEarly ? skip + limit : Long.MAX_VALUE), way.sorted(), sort, skip, limit);
        }

        @Override
        public boolean scansAll() {
            return way.boundFields() == 0;
        }

        @Override
        public int candidates() {
            return way.countUpTo(Integer.MAX_VALUE);
        }

        @Override
        public boolean isInOrder() {
            return way.sorted();
        }
    }

    record Union(List<Access> ways) implements Plan {
        @Override
        public List<byte[]> run(Filter filter, SortOrder sort, long skip, long limit) {
            boolean stopEarly = sort.isEmpty() && limit > 0;
            List<byte[]> found = new ArrayList<>();
            Predicate<byte[]> isNew = firstTime();
            for (Access way : ways) {
                long wanted = stopEarly ? skip + limit - found.size() : Long.MAX_VALUE;
                found.addAll(matching(way.documents(), filter, isNew, wanted));
            }
            return finish(found, sort.isEmpty(), sort, skip, limit);
        }

        @Override
        public boolean scansAll() {
            return false;
        }

        @Override
        public int candidates() {
            return ways.stream().mapToInt(way -> way.countUpTo(Integer.MAX_VALUE)).sum();
        }

        @Override
        public boolean isInOrder() {
            return false;
        }

        int mostUpTo(int cap) {
            return ways.stream().mapToInt(way -> way.mostUpTo(cap)).sum();
        }
    }

    private static List<byte[]> matching(Iterator<byte[]> candidates, Filter filter, Predicate<byte[]> isNew, long wanted) {
        List<byte[]> found = new ArrayList<>();
        while (found.size() < wanted && candidates.hasNext()) {
            byte[] candidate = candidates.next();
            if (filter.matches(candidate, 0) && isNew.test(candidate)) {
                found.add(candidate);
            }
        }
        return found;
    }

    /** Stored documents are arrays of their own, one per document, so identity tells them apart. */
    private static Predicate<byte[]> firstTime() {
        Set<byte[]> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return seen::add;
    }

    private static List<byte[]> finish(List<byte[]> found, boolean sorted, SortOrder sort, long skip, long limit) {
        List<byte[]> ordered = sorted || sort.isEmpty() ? found : sort.sorted(found);
        int from = (int) Math.min(skip, ordered.size());
        int to = (int) (limit == 0 ? ordered.size() : Math.min(from + limit, ordered.size()));
        return from == 0 && to == ordered.size() ? ordered : ordered.subList(from, to);
    }
}
