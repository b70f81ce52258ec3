package candor.ledger.trail;

import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What the timeline tells of an entry beside its disclosed components.
 *
 * @param type stored name of the event
 * @param revision of the event's payload
 * @param withheld reason by component
 * @param erased names of the components that were erased
 */
public record TimelineRow(EntryPlace place, String type, String revision, SortedMap<String, String> withheld, SortedSet<String> erased) {

    static TimelineRow of(DisclosedEntry shown, SortedSet<String> erased) {
        return new TimelineRow(EntryPlace.of(shown.index(), shown.entry()), shown.entry().type(), shown.entry().content().revision(),
                shown.withheld(), erased);
    }
}
