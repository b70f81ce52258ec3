package candor.ledger.mongodb.log;

import candor.ledger.mongodb.Head;
import candor.ledger.mongodb.block.StoredBlock;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Where some of the blocks begin that this process has followed: enough to begin reading near a position. Safe for use by several threads. */
final class BlockMarks {
    private static final int EVERY = 32;

    /** Number of the block that begins at a leaf index. */
    private final TreeMap<Long, Long> begins = new TreeMap<>();

    /** @param start the end of the log behind which blocks are followed */
    BlockMarks(Head start) {
        begins.put(start.size(), start.block() + 1);
    }

    synchronized void add(StoredBlock block) {
        if (block.number() % EVERY == 0) {
            begins.put(block.first(), block.number());
        }
    }

    /** Number of a block that holds a leaf index or is at most {@value #EVERY} blocks before it; empty if it was stored before this process followed. */
    synchronized OptionalLong near(long position) {
        Map.Entry<Long, Long> mark = begins.floorEntry(position);
        return mark == null ? OptionalLong.empty() : OptionalLong.of(mark.getValue());
    }
}
