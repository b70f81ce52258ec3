package candor.embedded.query;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.stream.Stream;

/**
 * One way to the candidates: stretches of one index, in order.
 *
 * @param ranges disjoint, in ascending order
 * @param boundFields how many key fields the filter narrowed
 * @param sorted whether the stretches, walked this way, give the wanted order
 * @param reversed walk from the end
 * @param repeats whether a document may appear more than once
 */
record Access(SearchableIndex index, List<KeyRange> ranges, int boundFields, boolean sorted, boolean reversed, boolean repeats) {

    /** Counts entries, but no further than the cap. */
    int countUpTo(int cap) {
        int count = 0;
        for (KeyRange range : ranges) {
            for (Iterator<byte[]> keys = range.of(index.entries()).navigableKeySet().iterator(); keys.hasNext() && count < cap; keys.next()) {
                count++;
            }
        }
        return count;
    }

    Iterator<byte[]> documents() {
        return stream().iterator();
    }

    Stream<byte[]> stream() {
        List<KeyRange> order = reversed ? ranges.reversed() : ranges;
        return order.stream().flatMap(range -> values(range).stream()).map(index::documentOf);
    }

    private Collection<byte[]> values(KeyRange range) {
        NavigableMap<byte[], byte[]> part = range.of(index.entries());
        return reversed ? part.descendingMap().values() : part.values();
    }
}
