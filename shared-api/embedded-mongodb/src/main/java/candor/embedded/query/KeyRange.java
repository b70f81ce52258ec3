package candor.embedded.query;

import java.util.Arrays;
import java.util.Comparator;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of index keys.
 *
 * @param from first key, inclusive
 * @param to end, exclusive; null = to the end of the index
 */
@SuppressWarnings("ArrayRecordComponent") // compared by their bytes where it matters
record KeyRange(byte[] from, byte @Nullable [] to) {

    static final Comparator<KeyRange> BY_START = Comparator.comparing(KeyRange::from, Arrays::compareUnsigned);

    /** All keys that begin with these bytes. */
    static KeyRange prefixedBy(byte[] prefix) {
        return new KeyRange(prefix, after(prefix));
    }

    /** The first key behind all that begin with these bytes; null when there can be none. */
    static byte @Nullable [] after(byte[] prefix) {
        int end = prefix.length;
        while (end > 0 && prefix[end - 1] == (byte) 0xFF) {
            end--;
        }
        if (end == 0) {
            return null;
        }
        byte[] next = Arrays.copyOf(prefix, end);
        next[end - 1]++;
        return next;
    }

    <T> NavigableMap<byte[], T> of(NavigableMap<byte[], T> entries) {
        if (to == null) {
            return entries.tailMap(from, true);
        }
        return Arrays.compareUnsigned(from, to) >= 0 ? entries.subMap(from, true, from, false) : entries.subMap(from, true, to, false);
    }
}
