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
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** An incident without what counsel keeps from a reader; that there is something stays visible. */
public final class PrivilegeSight {
    /** What stands in place of its texts. */
    public static final FreeText KEPT = new FreeText.Withheld("privileged");
    /** What stands in place of its sentence. */
    public static final String HEADLINE = "A privileged entry";

    private final Set<Long> kept;

    private PrivilegeSight(Set<Long> kept) {
        this.kept = kept;
    }

    /**
     * What this reader sees of an incident, however far they look back: an entry that is kept now was open before.
     *
     * @param now the incident as it stands; asked for only where it decides
     */
    public static PrivilegeSight of(Actor actor, Supplier<IncidentView> now) {
        return new PrivilegeSight(ReadRights.privileged(actor) ? Set.of() : kept(actor, now.get().work()));
    }

    /** Ordinals of the entries that are kept from whoever does not work on incidents. */
    public static Set<Long> kept(Actor actor, IncidentWork now) {
        boolean reads = now.readers().stream().anyMatch(reader -> reader.reads() && reader.person().account().equals(actor.account()));
        return reads ? Set.of() : Set.copyOf(now.privilegedEntries());
    }

    static IncidentRow listed(IncidentRow row, IncidentWork work) {
        return new PrivilegeSight(Set.copyOf(work.privilegedEntries())).shown(row);
    }

    public boolean keepsNothing() {
        return kept.isEmpty();
    }

    /** Whether the entry of this ordinal is kept from the reader. */
    public boolean keeps(long ordinal) {
        return kept.contains(ordinal);
    }

    /** Every entry keeps its place. */
    public TimelinePage shown(TimelinePage page) {
        return kept.isEmpty() ? page : new TimelinePage(Lists.mapping(page.items(), this::shown), page.page(), page.pages(), page.entries());
    }

    /** An entry that is kept keeps its place, its type and when it was recorded. */
    public TimelineEntry shown(TimelineEntry e) {
        if (!kept.contains(e.ordinal())) {
            return e;
        }
        return new TimelineEntry(
                e.ordinal(), e.position(), e.type(), e.number(), HEADLINE, Lists.mapping(e.texts(), text -> new NamedText(text.component(), KEPT)),
                e.irregular(), e.explained(), e.contested(), e.replacedBy(), withheld(e.testimony()));
    }

    /** Only when it was recorded. */
    public static Testimony withheld(Testimony testimony) {
        return new Testimony(null, null, null, null, testimony.recorded(), null);
    }

    /** Without the entries that are kept, and without their words where others repeat them. */
    public IncidentView shown(IncidentView v) {
        if (kept.isEmpty()) {
            return v;
        }
        var quotes = new PrivilegedQuotes(kept);
        return new IncidentView(
                shown(v.row()), v.pendingHandOver() != null && kept.contains(v.pendingHandOver().ordinal()) ? null : v.pendingHandOver(), v.classification(),
                without(v.severities(), IncidentView.Score::ordinal), without(v.occurrence(), IncidentView.EstablishedTime::ordinal),
                without(v.detection(), IncidentView.EstablishedTime::ordinal), without(v.containment(), IncidentView.ContainmentReport::ordinal),
                quotes.shown(v.decisions()), without(v.scope(), IncidentView.Assessment::ordinal),
                without(v.sources(), IncidentView.Source::ordinal),
                Lists.mapping(without(v.conflicts(), IncidentView.Conflict::ordinal), c -> quotes.shown(c)),
                Lists.mapping(without(v.contests(), IncidentView.Contest::ordinal), c -> quotes.shown(c)),
                without(v.supplierStatements(), IncidentView.Statement::ordinal),
                without(v.publicDisclosures(), IncidentView.Statement::ordinal), without(v.impact(), IncidentView.Impact::ordinal),
                Lists.mapping(without(v.irregularities(), IncidentView.Irregularity::ordinal), i -> quotes.shown(i)),
                Lists.mapping(without(v.closings(), IncidentView.Closing::ordinal), c -> quotes.shown(c)),
                v.openItems(), without(v.signals(), IncidentView.LinkedSignal::ordinal), shown(v.work()), v.position());
    }

    private IncidentWork shown(IncidentWork work) {
        return new IncidentWork(
                without(work.reports(), IncidentWork.Report::ordinal), without(work.roles(), IncidentWork.RoleHolder::ordinal),
                without(work.actions(), IncidentWork.CorrectiveAction::ordinal), work.costs(), without(work.alerts(), IncidentWork.Alert::ordinal),
                work.privileges(), work.readers(), without(work.links(), IncidentWork.Link::ordinal));
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
