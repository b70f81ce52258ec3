package candor.ledger.trail;

import candor.ledger.entry.Disclosure;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What the timeline tells of an entry.
 *
 * @param type stored name of the event
 * @param revision of the event's payload
 * @param disclosed by component, in the order of their names
 * @param withheld reason by component
 * @param erased names of the components that were erased
 */
public record TimelineRow(EntryPlace place, String type, String revision, SequencedMap<String, Disclosure> disclosed,
                          SortedMap<String, String> withheld, SortedSet<String> erased) {

    /** @param erased names of its components that were erased */
    public static TimelineRow of(DisclosedEntry shown, SortedSet<String> erased) {
        return new TimelineRow(EntryPlace.of(shown.index(), shown.entry()), shown.entry().type(), shown.entry().content().revision(),
                shown.disclosed(), shown.withheld(), erased);
    }
}
