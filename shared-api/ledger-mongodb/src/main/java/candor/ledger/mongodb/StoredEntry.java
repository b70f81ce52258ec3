package candor.ledger.mongodb;

import candor.ledger.Hash;
import candor.ledger.entry.Disclosure;
import candor.ledger.entry.Entry;
import java.time.Instant;
import java.util.Map;

/**
 * One entry as its block holds it.
 *
 * @param position leaf index, from 0
 * @param bytes the entry's canonical bytes; not to be changed
 * @param ordinary disclosures of its ordinary components, by component name; a component that is neither here nor in the vault was cleared or erased
 * @param timestamp when the event came about by the clock of whoever published it; kept beside the entry and no evidence
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; copying every entry's bytes would cost more than it protects
public record StoredEntry(long position, byte[] bytes, Map<String, Disclosure> ordinary, Instant timestamp) {

    /** The entry, read strictly. */
    public Entry entry() {
        return Entry.parse(bytes);
    }

    /** Its leaf hash. */
    public Hash leafHash() {
        return Entry.leafHash(bytes);
    }
}
