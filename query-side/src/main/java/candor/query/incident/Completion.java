package candor.query.incident;

import candor.incident.IncidentView;
import candor.incident.IncidentView.Assessment;
import candor.incident.IncidentView.Conflict;
import candor.incident.IncidentView.Contest;
import candor.incident.IncidentView.LinkedSignal;
import candor.incident.IncidentView.Statement;
import candor.incident.TimelineEntry;
import candor.query.access.AccountNames;
import candor.query.signal.SignalQueries;
import candor.sealing.FreeText;
import candor.signal.SignalRow;
import candor.query.incident.work.PrivilegedReaders;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds to a view what other rows know: names of accounts, what linked signals say, headlines of the entries others speak about. */
final class Completion {
    private final AccountNames names;
    private final SignalQueries signals;
    private final InstantSource clock;

    Completion(AccountNames names, SignalQueries signals, InstantSource clock) {
        this.names = names;
        this.signals = signals;
        this.clock = clock;
    }

    IncidentView of(IncidentView view, Function<Collection<Long>, Map<Long, TimelineEntry>> entries) {
        Map<Long, TimelineEntry> cited = entries.apply(cited(view));
        Map<String, SignalRow> linked = signals.rows(view.signals().stream().map(LinkedSignal::signal).toList());
        IncidentView completed = new IncidentView(
                view.row(),
                view.pendingHandOver(),
                view.classification(),
                view.severities(),
                view.occurrence(),
                view.detection(),
                view.containment(),
                view.decisions(),
                view.scope().stream().map(assessment -> marked(assessment, view)).toList(),
                view.sources(),
                view.conflicts().stream().map(conflict -> beside(conflict, cited.get(conflict.entry()))).toList(),
                view.contests().stream().map(contest -> beside(contest, cited.get(contest.entry()))).toList(),
                view.supplierStatements().stream().map(statement -> marked(statement, view)).toList(),
                view.publicDisclosures().stream().map(statement -> marked(statement, view)).toList(),
                view.impact(),
                view.irregularities(),
                view.closings(),
                view.openItems(),
                view.signals().stream().map(signal -> saying(signal, linked.get(signal.signal()))).toList(),
                PrivilegedReaders.on(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), view.work()),
                view.position());
        return Naming.named(completed, names.lookup(Naming.people(completed)));
    }

    private static List<Long> cited(IncidentView view) {
        return Stream.concat(view.conflicts().stream().map(Conflict::entry), view.contests().stream().map(Contest::entry)).toList();
    }

    private static boolean contested(IncidentView view, long ordinal) {
        return cited(view).contains(ordinal);
    }

    private static Assessment marked(Assessment a, IncidentView view) {
        return new Assessment(
                a.number(),
                a.ordinal(),
                a.assertedBy(),
                a.cells(),
                a.persons(),
                a.records(),
                a.disclosure(),
                a.statement(),
                a.basis(),
                a.window(),
                contested(view, a.ordinal()),
                a.testimony());
    }

    private static Statement marked(Statement s, IncidentView view) {
        return new Statement(s.ordinal(), s.speaker(), s.statement(), contested(view, s.ordinal()), s.testimony());
    }

    private static Conflict beside(Conflict c, @Nullable TimelineEntry entry) {
        return entry == null
                ? c
                : new Conflict(
                        c.ordinal(),
                        c.entry(),
                        entry.headline(),
                        entry.testimony().occurred(),
                        c.otherSource(),
                        c.otherStatement(),
                        c.testimony());
    }

    private static Contest beside(Contest c, @Nullable TimelineEntry entry) {
        return entry == null ? c : new Contest(c.ordinal(), c.entry(), entry.headline(), c.contestedBy(), c.statement(), c.testimony());
    }

    private static LinkedSignal saying(LinkedSignal link, @Nullable SignalRow signal) {
        return signal == null
                ? link
                : new LinkedSignal(
                        link.signal(),
                        link.ordinal(),
                        link.escalated(),
                        link.missed() || link.escalated() && signal.missed(),
                        link.reason(),
                        signal.channel(),
                        signal.confidential() ? new FreeText.Withheld("the reporter asked not to be named") : signal.source(),
                        link.testimony());
    }
}
