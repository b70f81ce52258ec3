package candor.ledger.mongodb.log;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends of the streams that were written last. Every stream with an event at or behind {@link #floor()} is here. Not safe for use
 * by several threads.
 */
final class StreamHeads {

    private final int capacity;
    private final Map<String, StreamHead> heads = new LinkedHashMap<>();
    private long floor;

    StreamHeads(int capacity, long floor) {
        this.capacity = capacity;
        this.floor = floor;
    }

    /** The stream's end; null if it must be looked up. */
    @Nullable StreamHead get(String stream) {
        StreamHead head = heads.get(stream);
        return head == null && floor == 0 ? StreamHead.NONE : head;
    }

    void put(String stream, StreamHead head) {
        heads.remove(stream);
        heads.put(stream, head);
        if (heads.size() > capacity) {
            var oldest = heads.entrySet().iterator();
            floor = Math.max(floor, oldest.next().getValue().position() + 1);
            oldest.remove();
        }
    }

    /** A stream not found here has no event at or behind this position. */
    long floor() {
        return floor;
    }
}
