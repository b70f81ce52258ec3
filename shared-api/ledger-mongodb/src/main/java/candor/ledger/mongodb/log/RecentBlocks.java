package candor.ledger.mongodb.log;

import candor.ledger.mongodb.block.StoredBlock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last blocks of the log without a gap, bounded in number and bytes. Safe for use by several threads. */
final class RecentBlocks {

    private static final int MOST_BLOCKS = 4_096;
    private static final long MOST_BYTES = 16L << 20;

    private final Map<Long, StoredBlock> blocks = new LinkedHashMap<>();
    private long bytes;

    synchronized void add(StoredBlock block) {
        blocks.put(block.number(), block);
        bytes += weight(block);
        var oldest = blocks.values().iterator();
        while (blocks.size() > MOST_BLOCKS || bytes > MOST_BYTES && blocks.size() > 1) {
            bytes -= weight(oldest.next());
            oldest.remove();
        }
    }

    /** The block of this number; null if it is not here. */
    synchronized @Nullable StoredBlock get(long number) {
        return blocks.get(number);
    }

    private static long weight(StoredBlock block) {
        return block.events().stream().mapToLong(event -> event.entry().length
                + event.disclosures().values().stream().mapToLong(String::length).sum()).sum();
    }
}
