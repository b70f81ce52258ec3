package candor.ledger.mongodb.read;

import candor.ledger.mongodb.Head;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * A scan that never ends, decoded. While it has far to go, the next pages are read one after the other and decoded beside each other as
 * the last is being handled; at the end of the log it looks only when it is asked. For one reader at a time, who asks no more
 * once that has failed (nor does Axon's stream): it may be past what it could not read.
 */
public final class ScanAhead {

    /** Decoding is most of the work, so two processors may be at it, and the next page under way, while the reader has the page before. */
    private static final int PAGES = 3;
    private static final Executor READERS = work -> Thread.ofVirtual().name("candor-scan-ahead").start(work);

    private final EventScan scan;
    private final EventDecoder decoder;
    private final Supplier<Head> end;
    private final Deque<CompletableFuture<List<DecodedEvent>>> ahead = new ArrayDeque<>();
    private CompletableFuture<Optional<ScannedPage>> scanned = CompletableFuture.completedFuture(Optional.empty());

    /** @param end the end of the log as the reader needs it */
    public ScanAhead(EventScan scan, EventDecoder decoder, Supplier<Head> end) {
        this.scan = scan;
        this.decoder = decoder;
        this.end = end;
    }

    /** The next events that match; empty if there are no more by now. */
    public List<DecodedEvent> next() {
        List<DecodedEvent> page = List.of();
        while (page.isEmpty() && !ahead.isEmpty()) {
            page = read(ahead.poll());
        }
        boolean ended = false;
        while (page.isEmpty() && !ended) {
            Optional<ScannedPage> found = scan.next(end.get());
            scanned = CompletableFuture.completedFuture(found);
            page = decoded(found);
            ended = found.isEmpty();
        }
        while (page.size() >= ScannedPage.LONG && ahead.size() < PAGES) {
            scanned = scanned.thenApplyAsync(this::behind, READERS);
            ahead.add(scanned.thenApplyAsync(this::decoded, READERS));
        }
        return page;
    }

    /** What follows a page, where it does not end the log. */
    private Optional<ScannedPage> behind(Optional<ScannedPage> page) {
        return page.filter(ScannedPage::isLong).flatMap(_ -> scan.next(end.get()));
    }

    private List<DecodedEvent> decoded(Optional<ScannedPage> page) {
        return page.map(found -> decoder.decode(found.events())).orElse(List.of());
    }

    private static List<DecodedEvent> read(CompletableFuture<List<DecodedEvent>> page) {
        try {
            return page.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }
}
