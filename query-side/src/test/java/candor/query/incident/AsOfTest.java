package candor.query.incident;

import static candor.query.incident.Told.*;
import static org.assertj.core.api.Assertions.assertThat;

import candor.AsOf;
import candor.incident.Bounds;
import candor.incident.Claimant;
import candor.incident.IncidentView.Assessment;
import candor.incident.TimelineEntry;
import candor.incident.TimelineOrder;
import candor.query.fold.Envelopes;
import candor.testimony.Occurred;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks 4, 5, 6 and 9 of the web shop's story: what was known when, whatever the day on which it is replayed. */
class AsOfTest {
    private static final String INC = "i-1";
    private final Envelopes ledger = new Envelopes();
    private final IncidentsAsOf past = new IncidentsAsOf(ledger);

    @BeforeEach
    void tellTheStory() {
        ledger.append(declared(INC, "INC-2026-0001", candor.incident.IncidentKind.INCIDENT, on("2018-04-12"), time("2018-04-12")));
        ledger.append(decided(INC, 1, time("2018-04-19")));
        ledger.append(reopened(INC, time("2018-06-23T10:00")));
        ledger.append(superseded(INC, 2, 1, time("2018-06-23T10:00")));
        ledger.append(scope(INC, 1, Claimant.ORGANISATION, Bounds.UNKNOWN, time("2018-06-27")));
        ledger.append(scope(INC, 2, Claimant.PRESS, Bounds.atMost(40_000), time("2018-06-28")));
        ledger.append(note(INC, 1, "about 50 customers report fraud", on("2018-04-06T09:48"), time("2018-06-28")));
        ledger.append(note(INC, 2, "not business as usual", on("2018-04-06T14:29"), time("2018-06-28")));
        ledger.append(note(INC, 3, "rules that block", on("2018-04-06T16:34"), time("2018-06-28")));
        ledger.append(note(INC, 4, "the hash is published", on("2018-04-06"), time("2018-06-28")));
        ledger.append(note(INC, 5, "exposure begins", on("2017-09"), time("2018-06-27")));
        ledger.append(note(INC, 6, "the day was not found", Occurred.UNKNOWN, time("2018-06-28")));
        ledger.append(scope(INC, 3, Claimant.AUTHORITY, Bounds.exactly(9_400_000), time("2020-11-13")));
    }

    private IncidentsAsOf.Then known(String date) {
        return past.fold(INC, AsOf.parse("known:" + date, ZoneOffset.UTC)).orElseThrow();
    }

    private static List<TimelineEntry> ofSixthOfApril(IncidentsAsOf.Then then) {
        return then.sorted(TimelineOrder.OCCURRED).stream()
                .filter(e -> e.testimony().occurred() != null && Spoken.time(e.testimony().occurred()).startsWith("2018-04-06"))
                .toList();
    }

    @Test
    void fourDaysBeforeTheBankSpokeNothingIsKnownOfTheSixthOfApril() {
        assertThat(ofSixthOfApril(known("2018-06-24"))).isEmpty();
    }

    @Test
    void theDayAfterItSpokeThereAreFour() {
        assertThat(ofSixthOfApril(known("2018-06-29"))).hasSize(4).allSatisfy(e -> assertThat(e.testimony().known()).isEqualTo(time("2018-06-28")));
    }

    @Test
    void thePressClaimIsKnownBeforeTheAuthoritysFigure() {
        List<Assessment> scope = known("2018-06-28").fold().view().scope();
        assertThat(scope).extracting(Assessment::assertedBy).containsExactly(Claimant.ORGANISATION, Claimant.PRESS);
        assertThat(scope.getLast().persons()).isEqualTo(Bounds.atMost(40_000));
    }

    @Test
    void theClosingDecisionHoldsUntilItIsReversedAndStaysReadable() {
        assertThat(known("2018-04-20").fold().view().decisions()).singleElement().satisfies(d -> assertThat(d.supersededBy()).isNull());
        assertThat(known("2018-06-24").fold().view().decisions().getFirst().supersededBy()).isEqualTo(2);
    }

    @Test
    void beforeItWasDeclaredThereIsNothing() {
        assertThat(past.fold(INC, AsOf.parse("known:2018-04-11", ZoneOffset.UTC))).isEmpty();
    }

    @Test
    void aPositionTakesThatEntryAndTheOnesBefore() {
        assertThat(past.fold(INC, new AsOf.Position(1)).orElseThrow().timeline()).hasSize(2);
    }

    @Test
    void aRecordedInstantTakesWhatTheLedgerHadByThen() {
        Instant third = Envelopes.START.plusSeconds(2);
        assertThat(past.fold(INC, new AsOf.Recorded(third)).orElseThrow().timeline()).hasSize(2);
    }

    @Test
    void aMonthSortsBeforeItsDaysAndWhatIsUnknownComesLast() {
        List<TimelineEntry> sorted = known("2021-01-01").sorted(TimelineOrder.OCCURRED);
        assertThat(sorted.getFirst().testimony().occurred()).isEqualTo(on("2017-09"));
        assertThat(Spoken.time(sorted.getFirst().testimony().occurred())).isEqualTo("2017-09 Europe/London");
        assertThat(sorted.getLast().testimony().occurred()).isEqualTo(Occurred.UNKNOWN);
        assertThat(sorted).extracting(TimelineEntry::ordinal).startsWith(11L, 10L, 7L, 8L, 9L, 1L);
    }

    @Test
    void inTheOrderOfRecordingTheOrdinalsRise() {
        assertThat(known("2021-01-01").sorted(TimelineOrder.RECORDED)).extracting(TimelineEntry::ordinal).isSorted().hasSize(13);
    }
}
