package candor.ledger.mongodb;

import candor.ledger.tree.CompactRange;
import candor.ledger.tree.MerkleHash;
import candor.ledger.Hash;
import java.time.Instant;

/**
 * The end of the log as this process knows it.
 *
 * @param block number of the last block, from 1; 0 for the empty log
 * @param tree right edge of the tree after that block
 * @param root hash over all entries: that of the tree
 * @param at when its last entry was recorded; {@link Instant#EPOCH} for the empty log
 */
public record Head(long block, CompactRange tree, Hash root, Instant at) {

    /** The log without entries. */
    public static final Head EMPTY = new Head(0, CompactRange.EMPTY, MerkleHash.EMPTY, Instant.EPOCH);

    /** Number of entries. */
    public long size() {
        return tree.size();
    }
}
