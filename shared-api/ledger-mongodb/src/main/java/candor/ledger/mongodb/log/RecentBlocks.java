package candor.ledger.mongodb.log;

import candor.ledger.mongodb.block.StoredBlock;
import candor.ledger.mongodb.block.StoredEvent;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The last blocks of the log without a gap, bounded in number and bytes. Safe for use by several threads. */
final class RecentBlocks {

    static final int MOST_BLOCKS = 4_096;
    static final long MOST_BYTES = 16L << 20;

    private final @Nullable StoredBlock[] blocks = new StoredBlock[MOST_BLOCKS];
    /** What each weighs: the oldest is not asked when it goes, as it lies where no processor has looked for long. */
    private final long[] weights = new long[MOST_BLOCKS];
    /** Number of the oldest. */
    private long oldest;
    /** Number of the block that may come next. */
    private long next;
    private long bytes;

    synchronized void add(StoredBlock block) {
        if (block.number() != next) {
            clear();
            oldest = block.number();
            next = oldest;
        }
        if (next - oldest == MOST_BLOCKS) {
            dropOldest();
        }
        int slot = slot(next++);
        blocks[slot] = block;
        weights[slot] = weight(block);
        bytes += weights[slot];
        while (bytes > MOST_BYTES && next - oldest > 1) {
            dropOldest();
        }
    }

    synchronized void clear() {
        Arrays.fill(blocks, null);
        oldest = next;
        bytes = 0;
    }

    /** The block of this number; null if it is not here. */
    synchronized @Nullable StoredBlock get(long number) {
        return number >= oldest && number < next ? block(number) : null;
    }

    /** The event at a leaf index; null if it is not here. */
    synchronized @Nullable StoredEvent at(long position) {
        if (oldest == next) {
            return null;
        }
        long low = oldest;
        long high = next - 1;
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
        return Objects.requireNonNull(blocks[slot(number)]);
    }

    private void dropOldest() {
        int slot = slot(oldest++);
        blocks[slot] = null;
        bytes -= weights[slot];
    }

    private static int slot(long number) {
        return (int) (number % MOST_BLOCKS);
    }

    private static long weight(StoredBlock block) {
        long bytes = 0;
        for (StoredEvent event : block.events()) {
            bytes += event.entry().length + event.disclosures().bytes();
        }
        return bytes;
    }
}
