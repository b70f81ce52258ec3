package candor.ledger.mongodb.append;

import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.block.StoredBlock;
import candor.ledger.mongodb.block.StoredEvent;
import candor.ledger.mongodb.log.StreamHead;

/** Asks the store for the end of a stream. */
final class StreamLookup {

    private StreamLookup() {
    }

    static StreamHead find(Blocks blocks, String stream, long upTo) {
        return blocks.latestOf(stream, upTo).map(block -> last(block, stream)).orElse(StreamHead.NONE);
    }

    private static StreamHead last(StoredBlock block, String stream) {
        for (StoredEvent event : block.events().reversed()) {
            if (event.stream().equals(stream)) {
                return new StreamHead(event.ordinal(), event.position());
            }
        }
        return StreamHead.NONE;
    }
}
