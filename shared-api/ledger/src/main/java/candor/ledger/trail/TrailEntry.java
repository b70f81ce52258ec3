package candor.ledger.trail;

import candor.ledger.entry.Disclosure;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An entry as one recipient gets it. Every component of the entry must be disclosed, withheld with a reason, or erased.
 *
 * @param index leaf index, from 0
 * @param bytes the entry as logged
 * @param disclosures shared with this recipient; brought into the order of their D strings
 * @param withheld reason by component name, the actor's as {@link DisclosedEntry#ACTOR}
 */
public record TrailEntry(long index, byte[] bytes, List<Disclosure> disclosures, SortedMap<String, String> withheld) {

    public TrailEntry {
        disclosures = disclosures.stream().sorted().toList();
        withheld = Collections.unmodifiableSortedMap(new TreeMap<>(withheld));
    }

    /** An entry with everything it says. */
    public static TrailEntry open(long index, byte[] bytes, List<Disclosure> disclosures) {
        return new TrailEntry(index, bytes, disclosures, new TreeMap<>());
    }

    /** An entry with part of what it says. */
    public static TrailEntry of(long index, byte[] bytes, List<Disclosure> disclosures, Map<String, String> withheld) {
        return new TrailEntry(index, bytes, disclosures, new TreeMap<>(withheld));
    }
}
