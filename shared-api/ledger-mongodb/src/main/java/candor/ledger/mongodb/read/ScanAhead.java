package candor.ledger.mongodb.read;

import candor.ledger.mongodb.Head;
import candor.ledger.mongodb.block.StoredEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A scan that never ends. While it has far to go, the next page is read as the last is being handled; at the end of the log it looks only
 * when it is asked. For one reader at a time.
 */
public final class ScanAhead {

    /** Fewer events than this are the end of the log, or so large that two pages of them should not be held. */
    private static final int FAR = 200;
    private static final Executor READERS = work -> Thread.ofVirtual().name("candor-scan-ahead").start(work);

    private final EventScan scan;
    private final Supplier<Head> end;
    private @Nullable CompletableFuture<List<StoredEvent>> ahead;

    /** @param end the end of the log as the reader needs it */
    public ScanAhead(EventScan scan, Supplier<Head> end) {
        this.scan = scan;
        this.end = end;
    }

    /** The next events that match; empty if there are no more by now. */
    public List<StoredEvent> next() {
        List<StoredEvent> page = ahead == null ? List.of() : read(ahead);
        ahead = null;
        if (page.isEmpty()) {
            page = scan.next(end.get());
        }
        if (page.size() >= FAR) {
            ahead = CompletableFuture.supplyAsync(() -> scan.next(end.get()), READERS);
        }
        return page;
    }

    private static List<StoredEvent> read(CompletableFuture<List<StoredEvent>> page) {
        try {
            return page.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }
}
