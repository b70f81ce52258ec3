package candor.ledger.mongodb.block;

import candor.ledger.mongodb.CorruptLedger;
import java.util.List;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;

/**
 * Blocks that were found, whose events are read only when their turn comes: whoever handles one after the other has each at hand while it
 * is still in the processor's cache.
 */
public final class FoundBlocks {

    private final List<RawBsonDocument> blocks;
    private final Criteria criteria;
    private final long from;
    private final boolean last;

    /**
     * @param from first leaf index of interest
     * @param last whether no more blocks would be found behind these
     */
    FoundBlocks(List<RawBsonDocument> blocks, Criteria criteria, long from, boolean last) {
        this.blocks = blocks;
        this.criteria = criteria;
        this.from = from;
        this.last = last;
    }

    /** The events that match, in order. @throws CorruptLedger on the way, if a document is not a block */
    public Stream<StoredEvent> events() {
        return blocks.stream().flatMap(block -> BlockDocument.pick(block, criteria, from).stream());
    }

    /** Whether no more blocks would be found behind these; so if there are none. */
    public boolean areTheLast() {
        return last;
    }

    /** Number of the last of these blocks. @throws CorruptLedger if that is not a block */
    public long number() {
        return BlockDocument.number(blocks.getLast(), BlockDocument.NUMBER);
    }

    /** The leaf index behind the last of these blocks. @throws CorruptLedger if that is not a block */
    public long size() {
        return BlockDocument.number(blocks.getLast(), BlockDocument.SIZE);
    }
}
