package candor.ledger.mongodb.read;

import candor.ledger.mongodb.Head;
import candor.ledger.mongodb.block.BlockLocator;
import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.block.Criteria;
import candor.ledger.mongodb.block.StoredBlock;
import candor.ledger.mongodb.block.StoredEvent;
import candor.ledger.mongodb.log.Log;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** The next events that match, up to this end of the log; empty only if there are no more. */
    public List<StoredEvent> next(Head end) {
        List<StoredEvent> found = new ArrayList<>();
        while (looked < end.size() && found.isEmpty()) {
            if (!remembered(end, found)) {
                look(end, found);
            } else {
                looked = end.size();
                behind = behind < 0 ? behind : end.block();
            }
        }
        return found;
    }

    /** @return whether all that is left is still in memory, or memory tells that nothing is */
    private boolean remembered(Head end, List<StoredEvent> found) {
        return log.recent(criteria, looked).map(events -> {
            events.stream().filter(event -> event.position() < end.size()).forEach(found::add);
            return true;
        }).orElse(false);
    }

    private void look(Head end, List<StoredEvent> found) {
        if (behind < 0) {
            behind = looked == 0 ? 0 : near(looked, end) - 1;
        }
        StoredBlock recent = criteria.everything() || end.block() - behind <= WALKED ? log.recent(behind + 1) : null;
        if (recent != null) {
            walk(recent, end, found);
        } else {
            query(end, found);
        }
        if (behind == end.block()) {
            looked = end.size();
        } else if (!found.isEmpty()) {
            looked = found.getLast().position() + 1;
        }
    }

    private long near(long position, Head end) {
        return log.blockNear(position).orElseGet(() -> new BlockLocator(blocks).holding(position, end.block()));
    }

    private void walk(@Nullable StoredBlock first, Head end, List<StoredEvent> found) {
        for (StoredBlock block = first; block != null && found.size() < BATCH; block = behind < end.block() ? log.recent(behind + 1) : null) {
            pick(block, found);
            behind = block.number();
        }
    }

    private void query(Head end, List<StoredEvent> found) {
        Blocks.Matches page = blocks.events(criteria, looked, behind, end.block());
        found.addAll(page.events());
        behind = page.upTo();
    }

    private void pick(StoredBlock block, List<StoredEvent> found) {
        for (StoredEvent event : block.events()) {
            if (event.position() >= looked && criteria.matches(event.type(), event.tags())) {
                found.add(event);
            }
        }
    }
}
