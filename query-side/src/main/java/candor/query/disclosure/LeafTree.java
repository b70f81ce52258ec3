package candor.query.disclosure;

import candor.ledger.mongodb.LedgerReader;
import candor.ledger.tree.MemoryTree;
import candor.ledger.tree.SubtreeHashes;

/** The tree over the log's leaves, kept from one export to the next so that each reads only what is new. Used under its own lock. */
final class LeafTree {
    private static final long LEAVES_AT_ONCE = 5_000;
    private final LedgerReader ledger;
    private final MemoryTree tree = new MemoryTree();

    LeafTree(LedgerReader ledger) {
        this.ledger = ledger;
    }

    /** Its hashes, up to at least this many leaves. */
    synchronized SubtreeHashes upTo(long size) {
        while (tree.size() < size) {
            long to = Math.min(size, tree.size() + LEAVES_AT_ONCE);
            ledger.leafHashes(tree.size(), to).forEach(tree::append);
        }
        return this::hash;
    }

    private synchronized candor.ledger.Hash hash(int level, long index) {
        return tree.hash(level, index);
    }
}
