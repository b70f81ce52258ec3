package candor.query.signal;

import candor.Page;
import candor.access.NamedAccount;
import candor.query.access.AccountNames;
import candor.query.fold.Cursors;
import candor.query.fold.EventFeed;
import candor.query.fold.ReadModel;
import candor.query.fold.Row;
import candor.signal.Inbox;
import candor.signal.SignalQuery;
import candor.signal.SignalQuery.FindAlike;
import candor.signal.SignalQuery.FindInbox;
import candor.signal.SignalQuery.FindReport;
import candor.signal.SignalQuery.FindReports;
import candor.signal.SignalQuery.FindSignalHistory;
import candor.signal.SignalQuery.FindSignalSources;
import candor.signal.SignalQuery.FindSignals;
import candor.signal.SignalRow;
import candor.signal.SignalView;
import candor.signal.SignalView.Step;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Answers what is asked about signals. */
public final class SignalQueries {
    private final ReadModel<SignalFold> signals;
    private final SignalSources sources;
    private final Function<List<String>, Map<String, String>> references;
    private final AccountNames names;
    private final EventFeed feed;

    /** @param references the references of incidents by their identifiers */
    SignalQueries(ReadModel<SignalFold> signals, SignalSources sources, Function<List<String>, Map<String, String>> references, AccountNames names, EventFeed feed) {
        this.signals = signals;
        this.sources = sources;
        this.references = references;
        this.names = names;
        this.feed = feed;
    }

    @SuppressWarnings("unchecked") // each query states the type of its answer
    public <R> R answer(SignalQuery<R> query) {
        return (R) switch (query) {
            case FindSignals list -> list(list);
            case FindInbox inbox -> completed(new Waiting(signals).answer(inbox));
            case FindAlike line -> new Waiting(signals).alike(line);
            case FindReports reports -> new Reports(signals).of(reports.account());
            case FindReport report -> new Reports(signals).find(report.account(), report.reference());
            case FindSignalSources _ -> sources.all();
            case FindSignalHistory history -> history(history);
            case SignalQuery.FindSignal one -> signals.find(one.signal()).map(row -> view(row.state()));
        };
    }

    /** Lines of the inbox by signal, without what other rows know. */
    public Map<String, SignalRow> rows(List<String> wanted) {
        Map<String, SignalRow> rows = new HashMap<>();
        signals.find(wanted).forEach((key, row) -> rows.put(key, row.state().row()));
        return rows;
    }

    private Inbox completed(Inbox inbox) {
        List<SignalRow> rows = completed(inbox.lines().stream().map(Inbox.Line::first).toList());
        List<Inbox.Line> lines = new ArrayList<>();
        for (Inbox.Line line : inbox.lines()) {
            lines.add(new Inbox.Line(rows.get(lines.size()), line.signals(), line.latest()));
        }
        return new Inbox(lines, inbox.next(), inbox.waiting(), inbox.unread(), inbox.byChannel());
    }

    private Page<SignalRow> list(FindSignals query) {
        int size = Cursors.size(query.size());
        List<Bson> filters = new ArrayList<>(List.of(Cursors.before(query.after())));
        addIfStated(filters, SignalProjection.STATE, query.state());
        addIfStated(filters, SignalProjection.CHANNEL, query.channel());
        addIfStated(filters, SignalProjection.INCIDENT, query.incident());
        List<Row<SignalFold>> rows = signals.find(Filters.and(filters), Sorts.descending(SignalProjection.AT), 0, size + 1);
        Page<Row<SignalFold>> page = Cursors.page(rows, size, row -> row.state().raisedAt());
        List<SignalRow> items = page.items().stream().map(row -> row.state().row()).toList();
        return new Page<>(completed(items), page.next());
    }

    private static void addIfStated(List<Bson> filters, String field, @Nullable Object value) {
        if (value != null) {
            filters.add(Filters.eq(field, value.toString()));
        }
    }

    private List<SignalRow> completed(List<SignalRow> rows) {
        List<String> incidents = rows.stream().map(SignalRow::incident).filter(Objects::nonNull).distinct().toList();
        Map<String, String> known = references.apply(incidents);
        List<@Nullable NamedAccount> actors = new ArrayList<>();
        rows.forEach(row -> actors.add(row.testimony().actor()));
        AccountNames.Lookup lookup = names.lookup(actors);
        return rows.stream().map(row -> completed(row, known, lookup)).toList();
    }

    private static SignalRow completed(SignalRow row, Map<String, String> references, AccountNames.Lookup names) {
        return row.completed(Optional.ofNullable(row.incident()).map(references::get).orElse(null), names.named(row.testimony()));
    }

    private SignalView view(SignalFold fold) {
        return new SignalView(completed(List.of(fold.row())).getFirst(), fold.originReference(), named(fold.steps()), fold.history().leftOut());
    }

    /** The row holds not every entry of a signal that is repeated without end: the ledger does. */
    private Page<Step> history(FindSignalHistory query) {
        int size = Cursors.size(query.size());
        long after = query.after() == null ? -1 : Cursors.position(query.after());
        Page<Step> page = Cursors.page(feed.signal(query.signal(), after, size + 1).stream().map(History::step).toList(), size, Step::position);
        return new Page<>(named(page.items()), page.next());
    }

    private List<Step> named(List<Step> steps) {
        List<@Nullable NamedAccount> actors = new ArrayList<>();
        steps.forEach(step -> actors.add(step.testimony().actor()));
        AccountNames.Lookup lookup = names.lookup(actors);
        return steps.stream().map(s -> new Step(s.position(), s.type(), s.headline(), s.text(), lookup.named(s.testimony()))).toList();
    }
}
