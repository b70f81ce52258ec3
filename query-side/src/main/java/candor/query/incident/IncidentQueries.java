package candor.query.incident;

import candor.AsOf;
import candor.Page;
import candor.access.NamedAccount;
import candor.incident.IncidentFilter;
import candor.incident.IncidentQuery;
import candor.incident.IncidentQuery.FindIncidents;
import candor.incident.IncidentQuery.FindTimeline;
import candor.incident.IncidentRow;
import candor.incident.IncidentView;
import candor.incident.TimelineEntry;
import candor.incident.TimelineOrder;
import candor.incident.TimelinePage;
import candor.query.access.AccountNames;
import candor.query.figures.FigureQueries;
import candor.query.fold.Cursors;
import candor.query.fold.ReadModel;
import candor.query.fold.Row;
import candor.query.incident.indicator.Indicators;
import candor.query.incident.insider.NeedToKnow;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Answers what is asked about incidents. */
public final class IncidentQueries {
    private final Stored stored;
    private final ReadModel<IncidentFold> incidents;
    private final Timelines timelines;
    private final IncidentsAsOf past;
    private final Completion completion;
    private final AccountNames names;
    private final FigureQueries figures;
    private final NeedToKnow needToKnow;

    /** What is stored of incidents. */
    record Stored(ReadModel<IncidentFold> incidents, Timelines timelines, Indicators indicators) {}

    IncidentQueries(
            Stored stored,
            IncidentsAsOf past,
            Completion completion,
            AccountNames names,
            FigureQueries figures,
            NeedToKnow needToKnow) {
        this.stored = stored;
        this.incidents = stored.incidents();
        this.timelines = stored.timelines();
        this.past = past;
        this.completion = completion;
        this.names = names;
        this.figures = figures;
        this.needToKnow = needToKnow;
    }

    @SuppressWarnings("unchecked") // each query states the type of its answer
    public <R> R answer(IncidentQuery<R> query) {
        return (R) switch (query) {
            case FindIncidents list -> list(list);
            case IncidentQuery.FindIncident one -> view(one.incident(), one.asOf());
            case IncidentQuery.FindIncidentByReference named -> byReference(named.reference());
            case FindTimeline timeline -> timeline(timeline);
            case IncidentQuery.FindIndicators of -> stored.indicators().page(of);
            case IncidentQuery.FindNeedToKnow who -> needToKnow.of(who.incident());
            case IncidentQuery.FindFigures counts -> figures.answer(counts);
        };
    }

    private Page<IncidentRow> list(FindIncidents query) {
        int size = Cursors.size(query.size());
        Bson filter = Filters.and(filters(query.filter(), query.after()));
        List<Row<IncidentFold>> rows = incidents.find(filter, Sorts.descending("at"), 0, size + 1);
        Page<Row<IncidentFold>> page = Cursors.page(rows, size, row -> row.state().identity().position());
        List<IncidentRow> items = page.items().stream().map(row -> row.state().listed()).toList();
        AccountNames.Lookup lookup = names.lookup(commanders(items));
        return new Page<>(items.stream().map(row -> Naming.named(row, lookup)).toList(), page.next());
    }

    private static List<@Nullable NamedAccount> commanders(List<IncidentRow> rows) {
        List<@Nullable NamedAccount> commanders = new ArrayList<>();
        rows.forEach(row -> commanders.add(row.commander()));
        return commanders;
    }

    private static List<Bson> filters(IncidentFilter filter, @Nullable String after) {
        List<Bson> filters = new ArrayList<>();
        filters.add(Cursors.before(after));
        addIfStated(filters, "state", filter.state());
        addIfStated(filters, "kind", filter.kind());
        addIfStated(filters, "severity", filter.severity());
        addIfStated(filters, "origin", filter.origin());
        if (filter.year() != null) {
            filters.add(Filters.eq("year", filter.year().longValue()));
        }
        if (filter.reference() != null && !filter.reference().isBlank()) {
            filters.add(Filters.gte("ref", filter.reference()));
            filters.add(Filters.lt("ref", filter.reference() + Character.MAX_VALUE));
        }
        return filters;
    }

    private static void addIfStated(List<Bson> filters, String field, @Nullable Object value) {
        if (value != null) {
            filters.add(Filters.eq(field, value.toString()));
        }
    }

    private Optional<String> byReference(String reference) {
        return incidents.find(Filters.eq("ref", reference), Sorts.ascending("at"), 0, 1).stream().map(Row::key).findFirst();
    }

    private Optional<IncidentView> view(String incident, @Nullable AsOf asOf) {
        if (asOf == null) {
            return incidents.find(incident).map(row -> completion.of(row.state().view(), ordinals -> timelines.entries(incident, ordinals)));
        }
        return past.fold(incident, asOf).map(then -> completion.of(then.fold().view(), then::entries));
    }

    private Optional<TimelinePage> timeline(FindTimeline query) {
        if (query.asOf() != null) {
            return past.fold(query.incident(), query.asOf()).map(then -> page(then.sorted(query.order()), then.fold(), query));
        }
        return incidents.find(query.incident()).map(row -> stored(row.state(), query));
    }

    private TimelinePage stored(IncidentFold fold, FindTimeline query) {
        long entries = fold.activity().entries();
        int page = Math.clamp(query.page(), 1, pages(entries));
        List<TimelineEntry> items = timelines.page(query.incident(), query.order(), page);
        return new TimelinePage(completed(items, fold), page, pages(entries), entries);
    }

    private TimelinePage page(List<TimelineEntry> all, IncidentFold fold, FindTimeline query) {
        int page = Math.clamp(query.page(), 1, pages(all.size()));
        int from = (page - 1) * TimelinePage.SIZE;
        List<TimelineEntry> items = all.subList(from, Math.min(from + TimelinePage.SIZE, all.size()));
        return new TimelinePage(completed(items, fold), page, pages(all.size()), all.size());
    }

    private List<TimelineEntry> completed(List<TimelineEntry> entries, IncidentFold fold) {
        List<@Nullable NamedAccount> actors = new ArrayList<>();
        entries.forEach(entry -> actors.add(entry.testimony().actor()));
        AccountNames.Lookup lookup = names.lookup(actors);
        return entries.stream().map(entry -> Timelines.marked(entry, fold.marks(), lookup)).toList();
    }

    private static int pages(long entries) {
        return (int) Math.max(1, (entries + TimelinePage.SIZE - 1) / TimelinePage.SIZE);
    }

    /** The order in which a page of either kind is read. */
    static String field(TimelineOrder order) {
        return order == TimelineOrder.RECORDED ? "n" : "o";
    }
}
