package candor.ledger.verify;

import candor.ledger.ByteRange;
import candor.ledger.Hash;
import candor.ledger.trail.DisclosedEntry;
import candor.ledger.trail.EntryLine;
import candor.ledger.trail.EntryPlace;
import java.util.Map;
import java.util.SortedMap;

/** What one line of entries.jsonl says, found out without looking at any other line, so that many can be read at once. */
sealed interface LineReading {

    /** It is no line of the published form, or its entry is none. */
    record Unreadable(String what) implements LineReading {
    }

    /**
     * Its disclosures do not belong to its entry.
     *
     * @param proved whether the entry is in the signed tree; true if there is none that can be believed
     */
    record Mismatched(EntryPlace place, boolean proved, String what) implements LineReading {
    }

    /**
     * It can be compared with others.
     *
     * @param line its bytes, to be looked at as long as {@link ParallelLines.Taker#take} allows
     * @param type stored name of the entry's event
     * @param disclosed number of disclosed values
     * @param withheld reason by component
     * @param missing digests of the components that are neither disclosed nor withheld, by name
     * @param row the timeline's row, if what is missing was erased
     */
    record Whole(ByteRange line, EntryPlace place, boolean proved, String type, int disclosed, Map<String, String> withheld,
                 SortedMap<String, Hash> missing, byte[] row) implements LineReading {

        /** Everything that the line shows. */
        DisclosedEntry shown() {
            return DisclosedEntry.of(EntryLine.parse(line).entry());
        }
    }
}
