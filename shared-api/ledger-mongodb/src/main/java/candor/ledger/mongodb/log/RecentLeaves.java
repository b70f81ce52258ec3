package candor.ledger.mongodb.log;

import candor.ledger.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The leaf hashes of the last entries, without a gap: enough for all that is recorded between two checkpoints, so that signing one reads
 * no entry again. They lie in one array of 2 MB, which no collector has to walk through. Safe for use by several threads.
 */
final class RecentLeaves {

    static final int MOST = 1 << 16;

    private final byte[] hashes = new byte[MOST * Hash.LENGTH];
    /** Leaf index of the first that was added since there was none, and of the one that may come next. */
    private long first;
    private long next;

    synchronized void add(long position, Hash leaf) {
        if (position != next) {
            first = position;
        }
        leaf.copyTo(hashes, slot(position));
        next = position + 1;
    }

    synchronized void clear() {
        first = next;
    }

    /** Those from a leaf index to another (exclusive), in order; empty if not all of them are here. */
    synchronized Optional<List<Hash>> between(long from, long to) {
        if (from < Math.max(first, next - MOST) || to > next) {
            return Optional.empty();
        }
        List<Hash> leaves = new ArrayList<>(Math.toIntExact(Math.max(0, to - from)));
        for (long position = from; position < to; position++) {
            leaves.add(Hash.at(hashes, slot(position)));
        }
        return Optional.of(leaves);
    }

    private static int slot(long position) {
        return (int) (position % MOST) * Hash.LENGTH;
    }
}
