package candor.ledger.mongodb.checkpoint;

import candor.ledger.Hash;
import candor.ledger.tree.CompactRange;
import java.util.List;
import java.util.Optional;

/** What a checkpointer needs to know of the log. It believes the leaf hashes only; the rest is checked against them. */
public interface LogTree {

    /** The tree after the last block, asked of the store no earlier than this call. */
    CompactRange head();

    /** The right edge stored with the block that ends at this size; empty if no block ends there. */
    Optional<CompactRange> endingAt(long size);

    /** Leaf hashes from a position (inclusive) to another (exclusive), each computed from the bytes of its entry. */
    List<Hash> leafHashes(long from, long to);
}
