package candor.embedded.query;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * One way to the candidates: stretches of one index, in order.
 *
 * @param ranges disjoint, in ascending order
 * @param boundFields how many key fields the filter narrowed
 * @param points whether every key field is held to one value in each stretch; the last is {@code _id}, so none has more than one entry
 * @param sorted whether the stretches, walked this way, give the wanted order
 * @param reversed walk from the end
 * @param repeats whether a document may appear more than once
 */
record Access(SearchableIndex index, List<KeyRange> ranges, int boundFields, boolean points, boolean sorted, boolean reversed, boolean repeats) {

    /** How many entries there may be, without looking where that is known; not above the cap. */
    int mostUpTo(int cap) {
        return points ? Math.min(ranges.size(), cap) : countUpTo(cap);
    }

    /** Counts entries, but no further than the cap. */
    int countUpTo(int cap) {
        int count = 0;
        for (KeyRange range : ranges) {
            count += index.entries().count(range.from(), range.to(), cap - count);
        }
        return count;
    }

    /** Lazily: a query with a limit stops after a few. (A stream's flatMap would read a whole stretch ahead.) */
    Iterator<byte[]> documents() {
        return new Documents();
    }

    private final class Documents implements Iterator<byte[]> {

        private final Iterator<KeyRange> stretches = (reversed ? ranges.reversed() : ranges).iterator();
        private Iterator<byte[]> values = Collections.emptyIterator();

        @Override
        public boolean hasNext() {
            while (!values.hasNext() && stretches.hasNext()) {
                KeyRange range = stretches.next();
                values = index.entries().values(range.from(), range.to(), reversed);
            }
            return values.hasNext();
        }

        @Override
        public byte[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return values.next();
        }
    }
}
