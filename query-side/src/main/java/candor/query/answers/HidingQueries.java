package candor.query.answers;

import candor.DomainQuery;
import candor.Page;
import candor.access.AccessQuery;
import candor.disclosure.DisclosureQuery;
import candor.evidence.EvidenceQuery;
import candor.incident.IncidentQuery;
import candor.incident.IncidentView;
import candor.incident.IncidentWork;
import candor.query.Queries;
import candor.request.ErasureRow;
import candor.request.RequestQuery;
import candor.signal.Inbox;
import candor.signal.SignalQuery;
import candor.signal.SignalRow;
import candor.signal.SignalView;
import candor.task.PlaybookQuery;
import candor.task.TaskQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers as if some incidents did not exist. Each kind of question stands here with what becomes of it: a new one does not compile before
 * somebody has decided that.
 *
 * @param hidden identifiers of the incidents
 */
record HidingQueries(Queries all, Set<String> hidden) implements Queries {

    @Override
    @SuppressWarnings("unchecked") // each query states the type of its answer
    public <R> R ask(DomainQuery<R> query) {
        return (R) switch (query) {
            case IncidentQuery<R> q -> incidents(q);
            case SignalQuery<R> q -> signals(q);
            case EvidenceQuery<R> q -> evidence(q);
            case DisclosureQuery<R> q -> trails(q);
            case RequestQuery<R> q -> erasures(q);
            case TaskQuery<R> q -> tasks(q);
            case AccessQuery<R> q -> all.ask(q);
            case PlaybookQuery<R> q -> all.ask(q);
            default -> throw new IllegalArgumentException("nobody has decided who may ask " + query.getClass().getSimpleName());
        };
    }

    private boolean shows(@Nullable String incident) {
        return incident == null || !hidden.contains(incident);
    }

    private Object incidents(IncidentQuery<?> query) {
        return switch (query) {
            case IncidentQuery.FindIncidents q -> filled(
                    q.size(), q.after(), (after, size) -> all.ask(new IncidentQuery.FindIncidents(q.filter(), after, size)), row -> shows(row.incident()));
            case IncidentQuery.FindIncident q -> shows(q.incident()) ? all.ask(q).map(this::shown) : Optional.empty();
            case IncidentQuery.FindIncidentByReference q -> all.ask(q).filter(this::shows);
            case IncidentQuery.FindTimeline q -> shows(q.incident()) ? all.ask(q).map(page -> joined(q.incident()).shown(page)) : Optional.empty();
            case IncidentQuery.FindIndicators q -> shows(q.incident()) ? all.ask(q) : new Page<>(List.of(), null);
            case IncidentQuery.FindNeedToKnow q -> shows(q.incident()) ? all.ask(q) : Optional.empty();
            case IncidentQuery.FindFigures q -> all.ask(q);
        };
    }

    /** One that was joined with another before that was restricted. */
    private HiddenJoins joined(String incident) {
        return all.ask(new IncidentQuery.FindIncident(incident, null)).map(view -> HiddenJoins.of(view, hidden)).orElse(HiddenJoins.NONE);
    }

    private IncidentView shown(IncidentView v) {
        IncidentWork w = v.work();
        IncidentWork work = new IncidentWork(
                w.reports(), w.roles(), w.actions(), w.costs(), w.alerts(), w.privileges(), w.readers(), w.links().stream().map(this::shown).toList());
        return new IncidentView(
                v.row(), v.pendingHandOver(), v.classification(), v.severities(), v.occurrence(), v.detection(), v.containment(), v.decisions(), v.scope(),
                v.sources(), v.conflicts(), v.contests(), v.supplierStatements(), v.publicDisclosures(), v.impact(), v.irregularities(), v.closings(),
                v.openItems(), v.signals(), work, v.position());
    }

    private IncidentWork.Link shown(IncidentWork.Link link) {
        return shows(link.other()) ? link
                : new IncidentWork.Link(link.ordinal(), link.kind(), "", "a restricted incident", link.entries(), HiddenJoins.TEXT);
    }

    private Object signals(SignalQuery<?> query) {
        return switch (query) {
            case SignalQuery.FindSignals q -> {
                Page<SignalRow> page = shows(q.incident()) ? all.ask(q) : new Page<>(List.of(), null);
                yield new Page<>(page.items().stream().map(this::shown).toList(), page.next());
            }
            case SignalQuery.FindSignal q -> all.ask(q).map(this::shown);
            case SignalQuery.FindSignalHistory q -> history(q);
            case SignalQuery.FindInbox q -> shown(all.ask(q));
            case SignalQuery.FindAlike q -> all.ask(q);
            case SignalQuery.FindReports q -> all.ask(q);
            case SignalQuery.FindReport q -> all.ask(q);
            case SignalQuery.FindSignalSources q -> all.ask(q);
        };
    }

    private SignalRow shown(SignalRow row) {
        return shows(row.incident()) ? row : row.withoutIncident();
    }

    private Inbox shown(Inbox inbox) {
        var lines = inbox.lines().stream().map(line -> new Inbox.Line(shown(line.first()), line.signals(), line.latest())).toList();
        return new Inbox(lines, inbox.next(), inbox.waiting(), inbox.unread(), inbox.byChannel());
    }

    /** Why it was linked says something of the incident. */
    private SignalView shown(SignalView view) {
        if (shows(view.row().incident())) {
            return view;
        }
        return new SignalView(view.row().withoutIncident(), view.originReference(), view.steps().stream().map(HidingQueries::withoutIncident).toList(), view.leftOut());
    }

    private static SignalView.Step withoutIncident(SignalView.Step step) {
        return step.type().equals("signal.SignalLinked") ? new SignalView.Step(step.position(), step.type(), step.headline(), null, step.testimony()) : step;
    }

    private Page<SignalView.Step> history(SignalQuery.FindSignalHistory query) {
        Page<SignalView.Step> page = all.ask(query);
        boolean shows = all.ask(new SignalQuery.FindSignal(query.signal())).map(view -> shows(view.row().incident())).orElse(true);
        return shows ? page : new Page<>(page.items().stream().map(HidingQueries::withoutIncident).toList(), page.next());
    }

    private Object evidence(EvidenceQuery<?> query) {
        return switch (query) {
            case EvidenceQuery.FindEvidence q -> shows(q.incident()) ? all.ask(q) : List.of();
            case EvidenceQuery.FindEvidenceItem q -> all.ask(q).filter(view -> shows(view.row().incident()));
        };
    }

    private Object trails(DisclosureQuery<?> query) {
        return switch (query) {
            case DisclosureQuery.FindTrails q -> shows(q.incident()) ? all.ask(q) : List.of();
            case DisclosureQuery.FindTrail q -> all.ask(q).filter(row -> shows(row.incident()));
        };
    }

    private Object erasures(RequestQuery<?> query) {
        return switch (query) {
            case RequestQuery.FindErasures q -> filled(q.size(), q.after(), (after, size) -> all.ask(new RequestQuery.FindErasures(after, size)), this::shows);
            case RequestQuery.FindErasure q -> all.ask(q).filter(this::shows);
        };
    }

    /** A hold that stands in the way is named by its incident. */
    private boolean shows(ErasureRow row) {
        return (row.field() == null || shows(row.field().incident())) && (row.hold() == null || hidden.stream().noneMatch(row.hold()::contains));
    }

    private Object tasks(TaskQuery<?> query) {
        return switch (query) {
            case TaskQuery.FindTasks q -> shows(q.incident()) ? all.ask(q) : List.of();
            case TaskQuery.FindTasksOf q -> all.ask(q).stream().filter(row -> shows(row.incident())).toList();
            case TaskQuery.FindTask q -> all.ask(q).filter(view -> shows(view.row().incident()));
        };
    }

    private interface Asking<T> {
        Page<T> page(@Nullable String after, int size);
    }

    /** A page as long as it was asked for: what falls out is made up from the next one. */
    private static <T> Page<T> filled(int size, @Nullable String after, Asking<T> asking, Predicate<T> shows) {
        List<T> items = new ArrayList<>();
        String cursor = after;
        do {
            Page<T> page = asking.page(cursor, size - items.size());
            page.items().stream().filter(shows).forEach(items::add);
            cursor = page.next();
        } while (cursor != null && items.size() < size);
        return new Page<>(items, cursor);
    }
}
