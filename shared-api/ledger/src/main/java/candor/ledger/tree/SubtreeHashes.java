package candor.ledger.tree;

import candor.ledger.Hash;
import java.util.function.LongFunction;

/**
 * Where proofs get their hashes from: stored tiles, or leaf hashes. Only complete subtrees are asked for.
 */
@FunctionalInterface
public interface SubtreeHashes {

    /**
     * The root of the complete subtree over the leaves from {@code index·2^level} up to but not including {@code (index+1)·2^level}.
     *
     * @param level 0 for a leaf hash
     * @param index number of the subtree on its level, from 0
     */
    Hash hash(int level, long index);

    /** Computes every subtree from its leaf hashes: for small trees. */
    static SubtreeHashes overLeaves(LongFunction<Hash> leafHash) {
        return new SubtreeHashes() {
            @Override
            public Hash hash(int level, long index) {
                return level == 0 ? leafHash.apply(index)
                        : MerkleHash.node(hash(level - 1, 2 * index), hash(level - 1, 2 * index + 1));
            }
        };
    }
}
