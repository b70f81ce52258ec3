package candor.ledger.mongodb.read;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The events that were read last, so that several readers of the same ones do not decode and open each again. */
final class DecodedEvents {

    private static final long MOST_BYTES = 32L << 20;
    private static final int OVERHEAD = 1_024;
    private static final int SLOTS = 1 << 15;

    /** By position; two of the same slot push each other out. */
    private final @Nullable DecodedEvent[] slots = new DecodedEvent[SLOTS];
    private long bytes;
    private long generation;
    /** Where the next is looked for that has to go: round and round, as positions go. */
    private int oldest;

    synchronized @Nullable DecodedEvent get(long position) {
        DecodedEvent event = slots[slot(position)];
        return event != null && event.position() == position ? event : null;
    }

    /** To be given to {@link #put}: what was decoded before a {@link #clear} is not kept after it. */
    synchronized long generation() {
        return generation;
    }

    synchronized void put(DecodedEvent event, long decodedIn) {
        if (decodedIn != generation || weight(event) > MOST_BYTES / 4) {
            return;
        }
        int slot = slot(event.position());
        fill(slot, event);
        while (bytes > MOST_BYTES) {
            if (oldest != slot) {
                fill(oldest, null);
            }
            oldest = (oldest + 1) % SLOTS;
        }
    }

    synchronized void clear() {
        Arrays.fill(slots, null);
        bytes = 0;
        generation++;
    }

    private void fill(int slot, @Nullable DecodedEvent event) {
        DecodedEvent before = slots[slot];
        bytes += weight(event) - weight(before);
        slots[slot] = event;
    }

    private static int slot(long position) {
        return (int) (position % SLOTS);
    }

    private static long weight(@Nullable DecodedEvent event) {
        return event == null ? 0 : event.weight() + OVERHEAD;
    }
}
