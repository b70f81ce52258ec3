package candor.ledger.mongodb.read;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events that were read last, so that several readers of the same ones do not decode and open each again. */
final class DecodedEvents {

    private static final long MOST_BYTES = 32L << 20;
    private static final int OVERHEAD = 1_024;

    private final Map<Long, DecodedEvent> events = new LinkedHashMap<>(1_024, 0.75f, true);
    private long bytes;
    private long generation;

    synchronized @Nullable DecodedEvent get(long position) {
        return events.get(position);
    }

    /** To be given to {@link #put}: what was decoded before a {@link #clear} is not kept after it. */
    synchronized long generation() {
        return generation;
    }

    synchronized void put(DecodedEvent event, long decodedIn) {
        if (decodedIn != generation || events.put(event.position(), event) != null) {
            return;
        }
        bytes += event.weight() + OVERHEAD;
        var oldest = events.values().iterator();
        while (bytes > MOST_BYTES && oldest.hasNext()) {
            bytes -= oldest.next().weight() + OVERHEAD;
            oldest.remove();
        }
    }

    synchronized void clear() {
        events.clear();
        bytes = 0;
        generation++;
    }
}
