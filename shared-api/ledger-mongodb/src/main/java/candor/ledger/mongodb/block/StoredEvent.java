package candor.ledger.mongodb.block;

import candor.ledger.Hash;
import candor.ledger.entry.Entry;
import candor.ledger.mongodb.CorruptLedger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One event of a block.
 *
 * @param position leaf index, from 0
 * @param entry canonical bytes; all that is hashed
 * @param disclosures D of its ordinary components by name
 * @param timestamp ISO instant of Axon's message
 * @param metadata of Axon's message
 * @param stream unhashed copy, for the index
 * @param ordinal unhashed copy
 * @param type unhashed copy, for the index
 * @param tags {@code key:value}, unhashed copy, for the index
 * @param whole whether the payload was no object
 */
@SuppressWarnings("ArrayRecordComponent") // internal, and never compared
public record StoredEvent(long position, byte[] entry, Disclosures disclosures, String timestamp, Map<String, String> metadata,
                          String stream, long ordinal, String type, List<String> tags, boolean whole) {

    /** Leaf hash of the entry's bytes. */
    public Hash leafHash() {
        return Entry.leafHash(entry);
    }

    /** When it happened, as its message says. @throws CorruptLedger if that is no time */
    public Instant time() {
        try {
            return EventTime.parse(timestamp);
        } catch (DateTimeException e) {
            throw new CorruptLedger("the event at position " + position + " has a time that cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return "StoredEvent[" + position + ", " + type + "]";
    }
}
