package candor.ledger.tree;

import candor.ledger.Hash;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the subtrees that were asked for last: proofs of neighbouring leaves ask for the same ones, and a tile makes each of them
 * anew. Not safe for use by several threads.
 */
public final class RecentHashes implements SubtreeHashes {

    /** Enough for a few proofs of the largest tree; small enough not to be noticed. */
    static final int CAPACITY = 1_024;

    private record Subtree(int level, long index) {
    }

    private final SubtreeHashes hashes;
    private final Map<Subtree, Hash> recent = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Subtree, Hash> eldest) {
            return size() > CAPACITY;
        }
    };

    public RecentHashes(SubtreeHashes hashes) {
        this.hashes = hashes;
    }

    @Override
    public Hash hash(int level, long index) {
        return recent.computeIfAbsent(new Subtree(level, index), subtree -> hashes.hash(subtree.level(), subtree.index()));
    }
}
