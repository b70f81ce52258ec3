package candor.query.incident;

import candor.incident.TimelineEntry;
import candor.incident.TimelineOrder;
import candor.incident.TimelinePage;
import candor.query.access.AccountNames;
import candor.query.fold.ReadModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.conversions.Bson;

/** Reads stored timelines. */
final class Timelines {
    private final ReadModel<TimelineFold> rows;

    Timelines(ReadModel<TimelineFold> rows) {
        this.rows = rows;
    }

    /** In the recorded order a page is a range of ordinals, so the last one is read as quickly as the first. */
    List<TimelineEntry> page(String incident, TimelineOrder order, int page) {
        int skip = (page - 1) * TimelinePage.SIZE;
        Bson here = Filters.eq("i", incident);
        boolean byOrdinal = order == TimelineOrder.RECORDED;
        Bson range = byOrdinal ? Filters.and(here, Filters.gt("n", (long) skip), Filters.lte("n", (long) skip + TimelinePage.SIZE)) : here;
        return rows.find(range, Sorts.ascending("i", IncidentQueries.field(order)), byOrdinal ? 0 : skip, TimelinePage.SIZE).stream()
                .map(row -> row.state().entry())
                .toList();
    }

    /** Entries by their ordinals; those that are not there are missing from the answer. */
    Map<Long, TimelineEntry> entries(String incident, Collection<Long> ordinals) {
        Map<Long, TimelineEntry> found = new TreeMap<>();
        List<String> keys = ordinals.stream().distinct().map(ordinal -> TimelineFold.key(incident, ordinal)).toList();
        rows.find(keys).values().forEach(row -> found.put(row.state().entry().ordinal(), row.state().entry()));
        return found;
    }

    /** An entry with what later entries say about it. */
    static TimelineEntry marked(TimelineEntry entry, Marks marks, AccountNames.Lookup names) {
        long ordinal = entry.ordinal();
        return new TimelineEntry(
                ordinal,
                entry.position(),
                entry.type(),
                entry.number(),
                entry.headline(),
                entry.texts(),
                entry.irregular(),
                marks.explained().contains(ordinal),
                marks.contested().contains(ordinal),
                marks.replacedBy().get(ordinal),
                names.named(entry.testimony()));
    }
}
