package candor.query.incident;

import candor.access.NamedAccount;
import candor.incident.IncidentRow;
import candor.incident.IncidentView;
import candor.incident.IncidentView.Assessment;
import candor.incident.IncidentView.Closing;
import candor.incident.IncidentView.Conflict;
import candor.incident.IncidentView.ContainmentReport;
import candor.incident.IncidentView.Contest;
import candor.incident.IncidentView.Decision;
import candor.incident.IncidentView.EstablishedTime;
import candor.incident.IncidentView.HandOver;
import candor.incident.IncidentView.Impact;
import candor.incident.IncidentView.LinkedSignal;
import candor.incident.IncidentView.Reopening;
import candor.incident.IncidentView.Score;
import candor.incident.IncidentView.Source;
import candor.incident.IncidentView.Statement;
import candor.query.access.AccountNames;
import candor.testimony.Testimony;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives everybody in a view their display name, in every list alike. */
final class Naming {
    private Naming() {}

    /** Whose names a view needs. */
    static List<@Nullable NamedAccount> people(IncidentView view) {
        List<@Nullable NamedAccount> people = new ArrayList<>();
        people.add(view.row().commander());
        if (view.pendingHandOver() != null) {
            people.add(view.pendingHandOver().from());
            people.add(view.pendingHandOver().to());
            people.add(view.pendingHandOver().testimony().actor());
        }
        testimonies(view).forEach(testimony -> people.add(testimony.actor()));
        people.addAll(WorkNaming.people(view.work()));
        return people;
    }

    private static Stream<Testimony> testimonies(IncidentView view) {
        return Stream.of(
                        of(view.severities(), Score::testimony),
                        of(view.occurrence(), EstablishedTime::testimony),
                        of(view.detection(), EstablishedTime::testimony),
                        of(view.containment(), ContainmentReport::testimony),
                        of(view.decisions(), Decision::testimony),
                        of(view.scope(), Assessment::testimony),
                        of(view.sources(), Source::testimony),
                        of(view.conflicts(), Conflict::testimony),
                        of(view.contests(), Contest::testimony),
                        of(view.supplierStatements(), Statement::testimony),
                        of(view.publicDisclosures(), Statement::testimony),
                        of(view.impact(), Impact::testimony),
                        of(view.closings(), Closing::testimony),
                        of(view.closings().stream().flatMap(closing -> Stream.ofNullable(closing.reopened())).toList(), Reopening::testimony),
                        of(view.signals(), LinkedSignal::testimony))
                .flatMap(Function.identity());
    }

    private static <T> Stream<Testimony> of(List<T> list, Function<T, Testimony> testimony) {
        return list.stream().map(testimony);
    }

    static IncidentView named(IncidentView view, AccountNames.Lookup names) {
        return new IncidentView(
                named(view.row(), names),
                named(view.pendingHandOver(), names),
                view.classification(),
                Lists.mapping(view.severities(), s -> new Score(s.ordinal(), s.severity(), s.before(), s.factors(), s.rationale(), names.named(s.testimony()))),
                Lists.mapping(view.occurrence(), t -> named(t, names)),
                Lists.mapping(view.detection(), t -> named(t, names)),
                Lists.mapping(view.containment(), c -> named(c, names)),
                Lists.mapping(view.decisions(), d -> named(d, names)),
                Lists.mapping(view.scope(), a -> named(a, names)),
                Lists.mapping(view.sources(), s -> new Source(s.ordinal(), s.source(), s.says(), names.named(s.testimony()))),
                Lists.mapping(view.conflicts(), c -> named(c, names)),
                Lists.mapping(view.contests(), c -> named(c, names)),
                Lists.mapping(view.supplierStatements(), s -> named(s, names)),
                Lists.mapping(view.publicDisclosures(), s -> named(s, names)),
                Lists.mapping(view.impact(), i -> named(i, names)),
                view.irregularities(),
                Lists.mapping(view.closings(), c -> named(c, names)),
                view.openItems(),
                Lists.mapping(view.signals(), s -> named(s, names)),
                WorkNaming.named(view.work(), names),
                view.position());
    }

    static IncidentRow named(IncidentRow row, AccountNames.Lookup names) {
        return new IncidentRow(
                row.incident(), row.reference(), row.state(), row.kind(), row.origin(), row.severity(), names.named(row.commander()), row.summary(),
                row.occurred(), row.detected(), row.declared(), row.lastActivity(), row.lastOrdinal(), row.counts());
    }

    private static @Nullable HandOver named(@Nullable HandOver offer, AccountNames.Lookup names) {
        return offer == null
                ? null
                : new HandOver(offer.ordinal(), names.name(offer.from()), names.name(offer.to()), offer.briefing(), names.named(offer.testimony()));
    }

    private static EstablishedTime named(EstablishedTime t, AccountNames.Lookup names) {
        return new EstablishedTime(
                t.ordinal(), t.time(), t.before(), t.method(), t.compromise(), t.sinceCompromise(), t.grounds(), names.named(t.testimony()));
    }

    private static ContainmentReport named(ContainmentReport c, AccountNames.Lookup names) {
        return new ContainmentReport(
                c.ordinal(), c.outcome(), c.before(), c.occurredBefore(), c.sinceDetection(), c.measures(), names.named(c.testimony()));
    }

    private static Decision named(Decision d, AccountNames.Lookup names) {
        return new Decision(
                d.number(), d.ordinal(), d.question(), d.options(), d.choice(), d.rationale(), d.asKnownAt(), d.supersedes(), d.supersededBy(),
                d.supersededBecause(), names.named(d.testimony()));
    }

    private static Assessment named(Assessment a, AccountNames.Lookup names) {
        return new Assessment(
                a.number(), a.ordinal(), a.assertedBy(), a.cells(), a.persons(), a.records(), a.disclosure(), a.statement(), a.basis(), a.window(),
                a.contested(), names.named(a.testimony()));
    }

    private static Conflict named(Conflict c, AccountNames.Lookup names) {
        return new Conflict(
                c.ordinal(), c.entry(), c.entryHeadline(), c.entryOccurred(), c.otherSource(), c.otherStatement(), names.named(c.testimony()));
    }

    private static Contest named(Contest c, AccountNames.Lookup names) {
        return new Contest(c.ordinal(), c.entry(), c.entryHeadline(), c.contestedBy(), c.statement(), names.named(c.testimony()));
    }

    private static Statement named(Statement s, AccountNames.Lookup names) {
        return new Statement(s.ordinal(), s.speaker(), s.statement(), s.contested(), names.named(s.testimony()));
    }

    private static Impact named(Impact i, AccountNames.Lookup names) {
        return new Impact(i.ordinal(), i.total(), i.losses(), i.rating(), i.basis(), names.named(i.testimony()));
    }

    private static Closing named(Closing c, AccountNames.Lookup names) {
        Reopening again = c.reopened();
        return new Closing(
                c.ordinal(), c.outcome(), c.reason(), c.openItems(), c.overrideReason(),
                again == null ? null : new Reopening(again.ordinal(), again.reason(), names.named(again.testimony())), names.named(c.testimony()));
    }

    private static LinkedSignal named(LinkedSignal s, AccountNames.Lookup names) {
        return new LinkedSignal(
                s.signal(), s.ordinal(), s.escalated(), s.missed(), s.reason(), s.channel(), s.source(), names.named(s.testimony()));
    }
}
