package candor.ledger.trail;

import candor.ledger.ByteRange;
import candor.ledger.Hash;
import candor.ledger.entry.Disclosure;
import candor.ledger.note.TlogProof;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A line of {@code entries.jsonl} whose bytes are plainly canonical; what its entry says has not been looked at.
 *
 * @param bytes where it lies, without its line feed
 * @param index of the entry, from 0
 * @param entry its bytes
 * @param disclosures in the order of their characters
 * @param path from the leaf's sibling upward
 * @param withheld reason by component
 */
public record PlainLine(ByteRange bytes, long index, byte[] entry, List<Disclosure> disclosures, List<Hash> path, SortedMap<String, String> withheld) {

    /** The same as a line. */
    EntryLine line() {
        return new EntryLine(new TrailEntry(index, entry, disclosures, withheld), new TlogProof(Optional.empty(), index, path));
    }
}
