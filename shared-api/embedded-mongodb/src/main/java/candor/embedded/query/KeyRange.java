package candor.embedded.query;

import candor.embedded.index.KeyTree;
import java.util.Arrays;
import java.util.Comparator;
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
        return new KeyRange(prefix, KeyTree.after(prefix));
    }
}
