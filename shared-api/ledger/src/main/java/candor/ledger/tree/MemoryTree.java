package candor.ledger.tree;

import candor.ledger.Hash;
import java.util.ArrayList;
import java.util.List;

/** A whole tree in memory, every complete subtree kept: proofs without hashing twice. Not safe for use by several threads. */
public final class MemoryTree implements SubtreeHashes {

    private final List<List<Hash>> levels = new ArrayList<>();

    /** Adds a leaf. */
    public void append(Hash leafHash) {
        Hash hash = leafHash;
        for (int level = 0; ; level++) {
            if (level == levels.size()) {
                levels.add(new ArrayList<>());
            }
            List<Hash> row = levels.get(level);
            row.add(hash);
            if (row.size() % 2 == 1) {
                return;
            }
            hash = MerkleHash.node(row.get(row.size() - 2), hash);
        }
    }

    /** Number of leaves. */
    public long size() {
        return levels.isEmpty() ? 0 : levels.getFirst().size();
    }

    @Override
    public Hash hash(int level, long index) {
        return levels.get(level).get(Math.toIntExact(index));
    }
}
