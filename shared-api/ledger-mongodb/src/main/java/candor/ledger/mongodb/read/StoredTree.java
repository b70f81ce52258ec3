package candor.ledger.mongodb.read;

import candor.ledger.Hash;
import candor.ledger.mongodb.Head;
import candor.ledger.mongodb.block.BlockLocator;
import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.block.StoredBlock;
import candor.ledger.mongodb.block.StoredEvent;
import candor.ledger.mongodb.checkpoint.LogTree;
import candor.ledger.mongodb.log.Log;
import candor.ledger.tree.CompactRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The tree of the log as it lies in the blocks, of which the last ones were read or written shortly before and are not asked for again. */
public final class StoredTree implements LogTree {

    private final Log log;
    private final Blocks blocks;
    private final Heads heads;

    public StoredTree(Log log, Blocks blocks, Heads heads) {
        this.log = log;
        this.blocks = blocks;
        this.heads = heads;
    }

    @Override
    public CompactRange head() {
        return heads.now().tree();
    }

    @Override
    public Optional<CompactRange> endingAt(long size) {
        Head head = heads.now();
        if (size == 0 || size > head.size()) {
            return size == 0 ? Optional.of(CompactRange.EMPTY) : Optional.empty();
        }
        long number = new BlockLocator(blocks).holding(size - 1, head.block());
        return blocks.find(number).filter(block -> block.size() == size).map(StoredBlock::after);
    }

    @Override
    public List<Hash> leafHashes(long from, long to) {
        List<Hash> hashes = new ArrayList<>();
        each(from, to, event -> hashes.add(event.leafHash()));
        return hashes;
    }

    /** The events from a position (inclusive) to another (exclusive), in order; reads no block but those that hold one. */
    List<StoredEvent> events(long from, long to) {
        List<StoredEvent> events = new ArrayList<>();
        each(from, to, events::add);
        return events;
    }

    private void each(long from, long to, Consumer<StoredEvent> sink) {
        Head head = heads.now();
        long end = Math.min(to, head.size());
        if (from >= end) {
            return;
        }
        long next = new BlockLocator(blocks).holding(from, head.block());
        for (List<StoredBlock> page = page(next, end); !page.isEmpty(); page = page(next, end)) {
            for (StoredBlock block : page) {
                block.events().stream().filter(event -> event.position() >= from && event.position() < end).forEach(sink);
            }
            next = page.getLast().number() + 1;
        }
    }

    /** Recent blocks were checked when they were added and are not read again. */
    private List<StoredBlock> page(long number, long end) {
        StoredBlock recent = log.recent(number);
        if (recent != null) {
            return recent.first() < end ? List.of(recent) : List.of();
        }
        return blocks.holding(number, end);
    }
}
