package candor.embedded.command;

import candor.embedded.bson.DocumentRules;
import candor.embedded.bson.Refused;
import candor.embedded.query.Projection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Results not fetched yet. A cursor shows the state at the time of its query; stored bytes never change, so it only holds references. */
final class Cursors {

    /** As MongoDB: a cursor nobody asks for is given up. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    /** As MongoDB, when the client names no batch size. */
    static final int FIRST_BATCH = 101;

    private static final class Cursor {
        private final List<byte[]> results;
        private final Projection projection;
        private int next;
        private long usedAt;

        private Cursor(List<byte[]> results, Projection projection) {
            this.results = results;
            this.projection = projection;
        }
    }

    /** @param cursor 0 when there is no more */
    record Batch(List<byte[]> documents, long cursor) {}

    private final Clock clock;
    private final AtomicLong lastNumber = new AtomicLong();
    private final Map<Long, Cursor> open = new ConcurrentHashMap<>();

    Cursors(Clock clock) {
        this.clock = clock;
    }

    Batch first(List<byte[]> results, Projection projection, long batchSize, boolean single) {
        Cursor cursor = new Cursor(results, projection);
        List<byte[]> batch = take(cursor, batchSize);
        if (cursor.next == results.size() || single) {
            return new Batch(batch, 0);
        }
        removeIdle();
        long number = lastNumber.incrementAndGet();
        cursor.usedAt = clock.millis();
        open.put(number, cursor);
        return new Batch(batch, number);
    }

    Batch next(long number, long batchSize) {
        Cursor cursor = open.get(number);
        if (cursor == null) {
            throw new Refused(43, "CursorNotFound", "cursor id " + number + " not found");
        }
        synchronized (cursor) {
            cursor.usedAt = clock.millis();
            List<byte[]> batch = take(cursor, batchSize == 0 ? Long.MAX_VALUE : batchSize);
            boolean exhausted = cursor.next == cursor.results.size();
            if (exhausted) {
                open.remove(number);
            }
            return new Batch(batch, exhausted ? 0 : number);
        }
    }

    boolean close(long number) {
        return open.remove(number) != null;
    }

    /** A batch ends at the size of the largest document, whatever was asked for: a client's message limit is not far above. */
    private static List<byte[]> take(Cursor cursor, long batchSize) {
        List<byte[]> batch = new ArrayList<>();
        long size = 0;
        while (batch.size() < batchSize && cursor.next < cursor.results.size()) {
            byte[] document = cursor.projection.apply(cursor.results.get(cursor.next));
            size += document.length;
            if (size > DocumentRules.LARGEST_DOCUMENT && !batch.isEmpty()) {
                break;
            }
            batch.add(document);
            cursor.next++;
        }
        return batch;
    }

    private void removeIdle() {
        long before = clock.millis() - IDLE.toMillis();
        open.values().removeIf(cursor -> cursor.usedAt < before);
    }
}
