package candor.ledger.mongodb.log;

import candor.ledger.mongodb.block.StoredBlock;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The last blocks of the log without a gap, bounded in number and bytes. Safe for use by several threads. */
final class RecentBlocks {

    private static final int MOST_BLOCKS = 1_024;
    private static final long MOST_BYTES = 16L << 20;

    private final Deque<StoredBlock> blocks = new ArrayDeque<>();
    private StoredBlock @Nullable [] snapshot = new StoredBlock[0];
    private long bytes;

    synchronized void add(StoredBlock block) {
        blocks.addLast(block);
        bytes += weight(block);
        while (blocks.size() > MOST_BLOCKS || bytes > MOST_BYTES && blocks.size() > 1) {
            bytes -= weight(blocks.removeFirst());
        }
        snapshot = null;
    }

    /** The block of this number; null if it is not here. */
    synchronized @Nullable StoredBlock get(long number) {
        if (blocks.isEmpty()) {
            return null;
        }
        if (snapshot == null) {
            snapshot = blocks.toArray(StoredBlock[]::new);
        }
        long index = number - snapshot[0].number();
        return index < 0 || index >= snapshot.length ? null : snapshot[(int) index];
    }

    private static long weight(StoredBlock block) {
        return block.events().stream().mapToLong(event -> event.entry().length
                + event.disclosures().values().stream().mapToLong(String::length).sum()).sum();
    }
}
