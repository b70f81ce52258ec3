package candor.query.answers;

import candor.incident.IncidentView;
import candor.incident.IncidentWork;
import candor.incident.TimelineEntry;
import candor.incident.TimelineEntry.NamedText;
import candor.incident.TimelinePage;
import candor.sealing.FreeText;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Entries that name a hidden incident with which this one was joined. They keep their place.
 *
 * @param ordinals of the entries
 */
record HiddenJoins(Set<Long> ordinals) {
    static final HiddenJoins NONE = new HiddenJoins(Set.of());

    /** What stands in place of its words. */
    static final FreeText TEXT = new FreeText.Withheld("restricted");

    static HiddenJoins of(IncidentView whole, Set<String> hidden) {
        return new HiddenJoins(whole.work().links().stream().filter(link -> hidden.contains(link.other())).map(IncidentWork.Link::ordinal).collect(Collectors.toUnmodifiableSet()));
    }

    TimelinePage shown(TimelinePage page) {
        return ordinals.isEmpty() ? page : new TimelinePage(page.items().stream().map(this::shown).toList(), page.page(), page.pages(), page.entries());
    }

    private TimelineEntry shown(TimelineEntry e) {
        return !ordinals.contains(e.ordinal()) ? e : new TimelineEntry(
                e.ordinal(), e.position(), e.type(), e.number(), "It was joined with a restricted incident",
                e.texts().stream().map(text -> new NamedText(text.component(), TEXT)).toList(),
                e.irregular(), e.explained(), e.contested(), e.replacedBy(), e.testimony());
    }
}
