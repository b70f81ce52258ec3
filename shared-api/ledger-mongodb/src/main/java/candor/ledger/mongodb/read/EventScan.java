package candor.ledger.mongodb.read;

import candor.ledger.mongodb.Head;
import candor.ledger.mongodb.block.BlockLocator;
import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.block.Criteria;
import candor.ledger.mongodb.block.FoundBlocks;
import candor.ledger.mongodb.block.StoredBlock;
import candor.ledger.mongodb.block.StoredEvent;
import candor.ledger.mongodb.log.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Walks the log from a position on and picks what matches, page by page. It remembers how far it has looked, also where nothing
 * matched, so that a rare filter does not look at the same blocks twice.
 */
public final class EventScan {

    private static final int BATCH = 500;
    /** A rare filter over more blocks than this is for the store's index, even where the blocks are in memory. */
    private static final int WALKED = 32;

    private final Log log;
    private final Blocks blocks;
    private final Criteria criteria;
    /** Number of the last block that was looked at; −1 while that is not known. */
    private long behind = -1;
    /** Nothing before this leaf index is still to be found. */
    private long looked;

    /** @param from first leaf index of interest */
    public EventScan(Log log, Blocks blocks, Criteria criteria, long from) {
        this.log = log;
        this.blocks = blocks;
        this.criteria = criteria;
        this.looked = from;
    }

    /** The pages that follow, up to this end of the log. */
    public Stream<ScannedPage> upTo(Head end) {
        return Stream.generate(() -> next(end)).takeWhile(Optional::isPresent).flatMap(Optional::stream);
    }

    /** The next page of events, up to this end of the log; empty only if there are no more. */
    public Optional<ScannedPage> next(Head end) {
        if (looked >= end.size()) {
            return Optional.empty();
        }
        return log.recent(criteria, looked).map(events -> remembered(events, end)).orElseGet(() -> look(end));
    }

    /** All that is left is still in memory. */
    private Optional<ScannedPage> remembered(List<StoredEvent> events, Head end) {
        looked = end.size();
        behind = behind < 0 ? behind : end.block();
        return page(events.stream().filter(event -> event.position() < end.size()).toList());
    }

    private Optional<ScannedPage> look(Head end) {
        if (behind < 0) {
            behind = looked == 0 ? 0 : near(looked, end) - 1;
        }
        StoredBlock recent = criteria.everything() || end.block() - behind <= WALKED ? log.recent(behind + 1) : null;
        return recent == null ? query(end) : walk(recent, end);
    }

    private long near(long position, Head end) {
        return log.blockNear(position).orElseGet(() -> new BlockLocator(blocks).holding(position, end.block()));
    }

    private Optional<ScannedPage> walk(StoredBlock first, Head end) {
        List<StoredEvent> found = new ArrayList<>();
        for (StoredBlock block = first; block != null && found.size() < BATCH; block = behind < end.block() ? log.recent(behind + 1) : null) {
            pick(block, found);
            behind = block.number();
            looked = Math.max(looked, block.size());
        }
        return page(found);
    }

    private void pick(StoredBlock block, List<StoredEvent> found) {
        for (StoredEvent event : block.events()) {
            if (event.position() >= looked && criteria.matches(event.type(), event.tags())) {
                found.add(event);
            }
        }
    }

    private Optional<ScannedPage> query(Head end) {
        FoundBlocks found = blocks.found(criteria, looked, behind, end.block());
        behind = found.areTheLast() ? end.block() : found.number();
        // The first blocks may lie before what is looked for.
        looked = found.areTheLast() ? end.size() : Math.max(looked, found.size());
        return Optional.of(new ScannedPage(found.events(), !found.areTheLast()));
    }

    private static Optional<ScannedPage> page(List<StoredEvent> events) {
        return Optional.of(new ScannedPage(events.stream(), events.size() >= ScannedPage.LONG));
    }
}
