package candor.ledger.mongodb.checkpoint;

import candor.ledger.note.Checkpoint;
import candor.ledger.tree.CompactRange;
import java.util.List;

/**
 * Proves from leaf hashes that a log continues what was signed. A right edge is believed when its root is the signed one; from there
 * on every leaf is folded in.
 */
record Continuation(LogTree tree) {

    private static final int LEAVES_AT_ONCE = 10_000;

    /**
     * @param proven an edge that was proved before; where it ends at the first checkpoint the store is not asked
     * @param signed by size, smallest first
     * @return the head's edge, as computed from the leaves
     * @throws CheckpointConflict if the head is smaller than one of the checkpoints or does not continue it
     */
    CompactRange prove(CompactRange proven, List<Checkpoint> signed, CompactRange head) {
        CompactRange edge = start(proven, signed, head);
        for (Checkpoint checkpoint : signed) {
            edge = fold(edge, checkpoint.size());
            require(edge.root().equals(checkpoint.root()), "the first " + checkpoint.size() + " entries of the store are not those that a checkpoint was signed over:"
                    + " the store was altered; nothing more is signed, run fsck");
        }
        edge = fold(edge, head.size());
        require(edge.root().equals(head.root()), "the entries up to " + head.size() + " do not give the root that their block states: run fsck");
        return edge;
    }

    private CompactRange start(CompactRange proven, List<Checkpoint> signed, CompactRange head) {
        if (signed.isEmpty()) {
            return CompactRange.EMPTY;
        }
        Checkpoint newest = signed.getLast();
        require(newest.size() <= head.size(), "a checkpoint over " + newest.size() + " entries was signed, but the store holds " + head.size()
                + ": an older copy of the database was put back; nothing is signed, so that there are never two histories");
        Checkpoint oldest = signed.getFirst();
        if (proven.size() == oldest.size() || oldest.size() == 0) {
            return oldest.size() == 0 ? CompactRange.EMPTY : proven;
        }
        return tree.endingAt(oldest.size()).orElseThrow(() -> new CheckpointConflict("a checkpoint over " + oldest.size()
                + " entries was signed, but no block of the store ends there: this is another database than the one that was signed"));
    }

    private CompactRange fold(CompactRange edge, long size) {
        CompactRange grown = edge;
        while (grown.size() < size) {
            long to = Math.min(size, grown.size() + LEAVES_AT_ONCE);
            grown = grown.append(tree.leafHashes(grown.size(), to));
            require(grown.size() == to, "the store does not hold the entries up to " + to + ": run fsck");
        }
        return grown;
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new CheckpointConflict(sentence);
        }
    }
}
