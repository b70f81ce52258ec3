package candor.query.incident;

import candor.incident.IncidentRow;
import candor.incident.IncidentView;
import candor.incident.IncidentWork;
import candor.incident.TimelineEntry;
import candor.incident.TimelineEntry.NamedText;
import candor.incident.TimelinePage;
import candor.platform.command.Actor;
import candor.query.ReadRights;
import candor.sealing.FreeText;
import candor.testimony.Testimony;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/** An incident without what counsel keeps from a reader; that there is something stays visible. */
public final class PrivilegeSight {
    private static final FreeText KEPT = new FreeText.Withheld("privileged");

    private final Set<Long> kept;

    private PrivilegeSight(Set<Long> kept) {
        this.kept = kept;
    }

    /** What this reader sees of an incident. */
    public static PrivilegeSight of(Actor actor, IncidentView view) {
        return new PrivilegeSight(ReadRights.privileged(actor) ? Set.of() : new HashSet<>(view.work().privilegedEntries()));
    }

    static IncidentRow listed(IncidentRow row, IncidentWork work) {
        return new PrivilegeSight(Set.copyOf(work.privilegedEntries())).shown(row);
    }

    /** Every entry keeps its place. */
    public TimelinePage shown(TimelinePage page) {
        return kept.isEmpty() ? page : new TimelinePage(Lists.mapping(page.items(), this::shown), page.page(), page.pages(), page.entries());
    }

    private TimelineEntry shown(TimelineEntry e) {
        if (!kept.contains(e.ordinal())) {
            return e;
        }
        Testimony t = e.testimony();
        return new TimelineEntry(
                e.ordinal(), e.position(), e.type(), e.number(), "A privileged entry", Lists.mapping(e.texts(), text -> new NamedText(text.component(), KEPT)),
                e.irregular(), e.explained(), e.contested(), e.replacedBy(), new Testimony(null, null, null, null, t.recorded(), null));
    }

    /** Without the entries that are kept. */
    public IncidentView shown(IncidentView v) {
        if (kept.isEmpty()) {
            return v;
        }
        return new IncidentView(
                shown(v.row()), v.pendingHandOver() != null && kept.contains(v.pendingHandOver().ordinal()) ? null : v.pendingHandOver(), v.classification(),
                without(v.severities(), IncidentView.Score::ordinal), without(v.occurrence(), IncidentView.EstablishedTime::ordinal),
                without(v.detection(), IncidentView.EstablishedTime::ordinal), without(v.containment(), IncidentView.ContainmentReport::ordinal),
                without(v.decisions(), IncidentView.Decision::ordinal), without(v.scope(), IncidentView.Assessment::ordinal),
                without(v.sources(), IncidentView.Source::ordinal), without(v.conflicts(), IncidentView.Conflict::ordinal),
                without(v.contests(), IncidentView.Contest::ordinal), without(v.supplierStatements(), IncidentView.Statement::ordinal),
                without(v.publicDisclosures(), IncidentView.Statement::ordinal), without(v.impact(), IncidentView.Impact::ordinal),
                without(v.irregularities(), IncidentView.Irregularity::ordinal), without(v.closings(), IncidentView.Closing::ordinal), v.openItems(),
                without(v.signals(), IncidentView.LinkedSignal::ordinal), shown(v.work()), v.position());
    }

    private IncidentWork shown(IncidentWork work) {
        return new IncidentWork(
                without(work.reports(), IncidentWork.Report::ordinal), without(work.roles(), IncidentWork.RoleHolder::ordinal),
                without(work.actions(), IncidentWork.CorrectiveAction::ordinal), work.costs(), without(work.alerts(), IncidentWork.Alert::ordinal),
                work.privileges(), without(work.links(), IncidentWork.Link::ordinal));
    }

    /** The first entry holds the summary. */
    private IncidentRow shown(IncidentRow row) {
        return kept.contains(1L)
                ? new IncidentRow(row.incident(), row.reference(), row.state(), row.kind(), row.origin(), row.severity(), row.commander(), KEPT,
                        row.occurred(), row.detected(), row.declared(), row.lastActivity(), row.lastOrdinal(), row.counts())
                : row;
    }

    private <T> List<T> without(List<T> list, ToLongFunction<T> ordinal) {
        return list.stream().filter(item -> !kept.contains(ordinal.applyAsLong(item))).toList();
    }
}
