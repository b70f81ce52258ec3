package candor.ledger.mongodb.log;

import candor.ledger.mongodb.block.StoredBlock;
import candor.ledger.mongodb.block.StoredEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The last blocks of the log without a gap, bounded in number and bytes. Safe for use by several threads. */
final class RecentBlocks {

    private static final int MOST_BLOCKS = 4_096;
    private static final long MOST_BYTES = 16L << 20;

    private record Weighed(StoredBlock block, long bytes) {}

    private final Map<Long, Weighed> blocks = new LinkedHashMap<>();
    private long bytes;

    synchronized void add(StoredBlock block) {
        long weight = weight(block);
        blocks.put(block.number(), new Weighed(block, weight));
        bytes += weight;
        for (var oldest = blocks.values().iterator(); isFull(); oldest.remove()) {
            bytes -= oldest.next().bytes();
        }
    }

    synchronized void clear() {
        blocks.clear();
        bytes = 0;
    }

    private boolean isFull() {
        return blocks.size() > MOST_BLOCKS || bytes > MOST_BYTES && blocks.size() > 1;
    }

    /** The block of this number; null if it is not here. */
    synchronized @Nullable StoredBlock get(long number) {
        Weighed found = blocks.get(number);
        return found == null ? null : found.block();
    }

    /** The event at a leaf index; null if it is not here. */
    synchronized @Nullable StoredEvent at(long position) {
        if (blocks.isEmpty()) {
            return null;
        }
        long low = blocks.keySet().iterator().next();
        long high = low + blocks.size() - 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (block(middle).size() > position) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        StoredBlock holding = block(low);
        return position < holding.first() || position >= holding.size() ? null : holding.events().get((int) (position - holding.first()));
    }

    private StoredBlock block(long number) {
        return Objects.requireNonNull(blocks.get(number)).block();
    }

    private static long weight(StoredBlock block) {
        long bytes = 0;
        for (StoredEvent event : block.events()) {
            bytes += event.entry().length;
            for (String disclosure : event.disclosures().values()) {
                bytes += disclosure.length();
            }
        }
        return bytes;
    }
}
