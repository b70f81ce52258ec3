package candor.command.incident;

import static candor.command.incident.Sample.INCIDENT;
import static candor.command.incident.Sample.NONE;
import static candor.command.incident.Sample.assessed;
import static candor.command.incident.Sample.begun;
import static candor.command.incident.Sample.closed;
import static candor.command.incident.Sample.contained;
import static candor.command.incident.Sample.declared;
import static candor.command.incident.Sample.detected;
import static candor.command.incident.Sample.note;
import static candor.command.incident.Sample.occurred;
import static candor.command.incident.Sample.on;
import static candor.command.incident.Sample.text;

import candor.command.Decided;
import candor.incident.ScopeEvent.ScopeAssessed;
import candor.incident.ScopeCell;
import candor.incident.Amount;
import candor.incident.Bounds;
import candor.incident.ChronologyCommand.CorrectDetection;
import candor.incident.ChronologyCommand.CorrectOccurrence;
import candor.incident.ChronologyCommand.EstablishDetection;
import candor.incident.ChronologyCommand.EstablishOccurrence;
import candor.incident.ChronologyEvent.DetectionCorrected;
import candor.incident.ChronologyEvent.OccurrenceCorrected;
import candor.incident.ChronologyEvent;
import candor.incident.Claimant;
import candor.incident.ClosureEvent;
import candor.incident.Containment;
import candor.incident.CostCommand.EstimateImpact;
import candor.incident.CostEvent.ImpactEstimated;
import candor.incident.NoteCommand.AddNote;
import candor.incident.NoteCommand.CorrectNote;
import candor.incident.NoteEvent.NoteCorrected;
import candor.incident.ResponseCommand.RecordContainment;
import candor.incident.ScopeCommand.AssessScope;
import candor.incident.StatementCommand.ContestAssertion;
import candor.incident.StatementCommand.RecordPublicDisclosure;
import candor.incident.StatementCommand.RecordSource;
import candor.incident.StatementCommand.RecordSourceConflict;
import candor.incident.StatementCommand.RecordSupplierStatement;
import candor.incident.StatementEvent.AssertionContested;
import candor.incident.StatementEvent.PublicDisclosureRecorded;
import candor.incident.StatementEvent.SourceConflictRecorded;
import candor.incident.StatementEvent.SourceRecorded;
import candor.incident.StatementEvent.SupplierStatementRecorded;
import candor.signal.SignalEvent.SignalLinked;
import candor.testimony.Attribution;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.ParameterizedTest;

class FactsTest {
    private static final AddNote NOTE = new AddNote(INCIDENT, text("Bank calls"), NONE);

    private final Decided decided = Decided.by(new IncidentModule());

    @AfterEach
    void stop() {
        decided.close();
    }

    @Nested
    class AFact {
        @Test
        void aboutAClosedIncidentIsRecordedAndMarked() {
            decided.given(declared(), note(1), closed()).when(NOTE).success().events(note(2, "incident.closed"));
        }

        @Test
        void afterReopeningIsRegular() {
            decided.given(declared(), closed(), new candor.incident.ClosureEvent.IncidentReopened(INCIDENT, text("more"), null, null, null, null))
                    .when(NOTE).events(note(1));
        }

        @Test
        void aboutAnUnknownIncidentIsRefused() {
            decided.given().refuses("incident.not-found", NOTE);
        }

        @Test
        void keepsWhoSaidItAndWhen() {
            var by = new Attribution(on("2026-02-01"), StatedTime.parse("2026-02-02", ZoneOffset.UTC), Sample.ben(), candor.testimony.Means.PHONE);
            decided.given(declared()).when(new RecordSource(INCIDENT, text("Bank M"), text("cards"), by)).events(new SourceRecorded(
                    INCIDENT, text("Bank M"), text("cards"), by.occurred(), by.known(), by.by(), by.means(), List.of()));
        }
    }

    @Nested
    class Occurrence {
        private static final EstablishOccurrence IN_APRIL = new EstablishOccurrence(INCIDENT, text("log files"), occurred("2018-04"));

        @Test
        void isEstablished() {
            decided.given(declared()).when(IN_APRIL).events(begun(on("2018-04")));
        }

        @Test
        void withoutATimeIsRefused() {
            decided.given(declared()).refuses("incident.occurred-missing", new EstablishOccurrence(INCIDENT, text("log files"), NONE));
        }

        @Test
        void canBeSaidToBeUnknown() {
            var unknown = new Attribution(Occurred.UNKNOWN, null, null, null);
            decided.given(declared()).when(new EstablishOccurrence(INCIDENT, text("log files"), unknown)).events(begun(Occurred.UNKNOWN));
        }

        @Test
        void establishedTwiceIsRefused() {
            decided.given(declared(), begun(on("2018-03"))).refuses("incident.occurrence-established", IN_APRIL);
        }

        @Test
        void correctedShowsWhatWasBefore() {
            decided.given(declared(), begun(on("2018-03")))
                    .when(new CorrectOccurrence(INCIDENT, text("typo"), occurred("2018-04")))
                    .events(new OccurrenceCorrected(INCIDENT, on("2018-03"), text("typo"), on("2018-04"), null, null, null, List.of()));
        }

        @Test
        void correctedBeforeItWasEstablishedIsRefused() {
            decided.given(declared()).refuses("incident.occurrence-not-established", new CorrectOccurrence(INCIDENT, text("typo"), occurred("2018-04")));
        }

        @Test
        void establishedAfterDetectionIsMarked() {
            decided.given(declared(), detected(on("2018-03-31")))
                    .when(IN_APRIL)
                    .events(new candor.incident.ChronologyEvent.OccurrenceEstablished(
                            INCIDENT, text("log files"), on("2018-04"), null, null, null, List.of("incident.detected-before-begun")));
        }
    }

    @Nested
    class Detection {
        @Test
        void isEstablishedWithOrWithoutATime() {
            decided.given(declared()).when(establish(NONE)).events(detected(null));
        }

        @Test
        void beforeTheBeginningIsMarked() {
            decided.given(declared(), begun(on("2018-04"))).when(establish(occurred("2018-03-31")))
                    .events(detected(on("2018-03-31"), "incident.detected-before-begun"));
        }

        @Test
        void inTheMonthOfTheBeginningMayBeRight() {
            decided.given(declared(), begun(on("2018-04"))).when(establish(occurred("2018-04-01"))).events(detected(on("2018-04-01")));
        }

        @Test
        void aboutSomeTimeIsNeverCertainlyWrong() {
            var about = Occurred.about(StatedTime.parse("2018-01", ZoneOffset.UTC));
            decided.given(declared(), begun(on("2018-04"))).when(establish(new Attribution(about, null, null, null))).events(detected(about));
        }

        @Test
        void establishedTwiceIsRefused() {
            decided.given(declared(), detected(null)).refuses("incident.detection-established", establish(NONE));
        }

        @Test
        void correctedShowsWhatWasBefore() {
            decided.given(declared(), detected(on("2018-04-07")))
                    .when(correct("2018-04-06"))
                    .events(new DetectionCorrected(
                            INCIDENT, on("2018-04-07"), List.of("internal.log review"), text("typo"), on("2018-04-06"), null, null, null, List.of()));
        }

        @Test
        void correctedBeforeItWasEstablishedIsRefused() {
            decided.given(declared()).refuses("incident.detection-not-established", correct("2018-04-06"));
        }

        private static EstablishDetection establish(Attribution by) {
            return new EstablishDetection(INCIDENT, List.of("internal.log review"), null, null, null, by);
        }

        private static CorrectDetection correct(String stated) {
            return new CorrectDetection(INCIDENT, List.of("internal.log review"), text("typo"), occurred(stated));
        }
    }

    @Nested
    class ContainmentAndPublicity {
        @Test
        void containedIsRecorded() {
            decided.given(declared(), begun(on("2018-04"))).when(contain(Containment.CONTAINED, "2018-06-23"))
                    .events(contained(Containment.CONTAINED, on("2018-06-23")));
        }

        @Test
        void beforeTheBeginningIsMarked() {
            decided.given(declared(), begun(on("2018-04"))).when(contain(Containment.CONTAINED, "2018-03"))
                    .events(contained(Containment.CONTAINED, on("2018-03"), "incident.contained-before-begun"));
        }

        @Test
        void publicBeforeTheBeginningIsMarked() {
            decided.given(declared(), begun(on("2018-04"))).when(new RecordPublicDisclosure(INCIDENT, text("a forum"), null, occurred("2017")))
                    .events(new PublicDisclosureRecorded(
                            INCIDENT, text("a forum"), null, on("2017"), null, null, null, List.of("incident.public-before-begun")));
        }

        @Test
        void anotherReportDoesNotRepeatAnEarlierContradiction() {
            decided.given(declared(), begun(on("2018-04")), detected(on("2018-03"), "incident.detected-before-begun"))
                    .when(contain(Containment.CONTAINED, "2018-06-23"))
                    .events(contained(Containment.CONTAINED, on("2018-06-23")));
        }

        private static RecordContainment contain(Containment outcome, String stated) {
            return new RecordContainment(INCIDENT, outcome, null, null, occurred(stated));
        }
    }

    @Nested
    class Citing {
        @Test
        void countsEntriesOfOtherContexts() {
            decided.given(declared(), linked(), note(1)).when(conflict(3)).events(new SourceConflictRecorded(
                    INCIDENT, 3, text("commentary"), text("16 April"), null, null, null, null, List.of()));
        }

        @Test
        void anEntryThatDoesNotExistIsRefused() {
            decided.given(declared(), linked()).refuses("incident.no-such-entry", conflict(3));
            decided.given(declared(), linked()).refuses("incident.no-such-entry", conflict(0));
        }

        @Test
        void contestsAnEntry() {
            decided.given(declared()).when(contest(1)).events(new AssertionContested(
                    INCIDENT, 1, Claimant.SUPPLIER, text("not us"), null, null, null, null, List.of()));
        }

        @Test
        void contestingNothingIsRefused() {
            decided.given(declared()).refuses("incident.no-such-entry", contest(2));
        }

        private static RecordSourceConflict conflict(long entry) {
            return new RecordSourceConflict(INCIDENT, entry, text("commentary"), text("16 April"), NONE);
        }

        private static ContestAssertion contest(long entry) {
            return new ContestAssertion(INCIDENT, entry, Claimant.SUPPLIER, text("not us"), NONE);
        }

        private static SignalLinked linked() {
            return new SignalLinked("signal-1", INCIDENT, text("same pattern"), false, null, null, null, null);
        }
    }

    @Nested
    class Series {
        @Test
        void assessmentsAreNumberedAndNeverReplaced() {
            decided.given(declared(), assessed(1)).when(new AssessScope(
                            INCIDENT, Claimant.ORGANISATION, List.of(), Bounds.likely(40_000), Bounds.UNKNOWN, null, null, null, null, NONE))
                    .events(assessed(2));
        }

        private static AssessScope assess(Claimant claimant, @Nullable String territory, Bounds persons, @Nullable String basis) {
            var cells = List.of(new ScopeCell(territory, "customers", List.of(), persons, Bounds.UNKNOWN, null));
            return new AssessScope(INCIDENT, claimant, cells, persons, Bounds.UNKNOWN, null, null, basis == null ? null : text(basis), null, NONE);
        }

        private static ScopeAssessed marked(long number, AssessScope c, String... irregular) {
            return new ScopeAssessed(
                    INCIDENT, number, c.assertedBy(), c.cells(), c.persons(), c.records(), null, null, c.basis(), null, null, null, null, null, List.of(irregular));
        }

        @Test
        void growthThatNobodyExplainsIsMarkedAndAnExplainedOneOrThatOfAnotherClaimantIsNot() {
            AssessScope more = assess(Claimant.ORGANISATION, null, Bounds.likely(60_000), null);
            decided.given(declared(), assessed(1)).when(more).events(marked(2, more, "incident.scope-growth-unexplained"));
            AssessScope explained = assess(Claimant.ORGANISATION, null, Bounds.likely(60_000), "a second database");
            decided.given(declared(), assessed(1)).when(explained).events(marked(2, explained));
            AssessScope press = assess(Claimant.PRESS, null, Bounds.likely(60_000), null);
            decided.given(declared(), assessed(1)).when(press).events(marked(2, press));
            AssessScope fewer = assess(Claimant.ORGANISATION, null, Bounds.likely(30_000), null);
            decided.given(declared(), assessed(1)).when(fewer).events(marked(2, fewer));
            AssessScope other = assess(Claimant.ORGANISATION, null, Bounds.atMost(60_000), null);
            decided.given(declared(), assessed(1)).when(other).events(marked(2, other));
        }

        @ParameterizedTest
        @ValueSource(strings = {"GB", "US-CA", "GB-ENG", "FR-75", "EU", "EEA"})
        void aPlaceIsACountryAStateOrAGroupOfStates(String territory) {
            AssessScope there = assess(Claimant.ORGANISATION, territory, Bounds.UNKNOWN, null);
            decided.given(declared()).when(there).events(marked(1, there));
        }

        @ParameterizedTest
        @ValueSource(strings = {"UK", "XX", "gb", "California", "US-", "XX-CA", "US-CALI", ""})
        void aPlaceThatIsNoneIsRecordedAndMarked(String territory) {
            AssessScope there = assess(Claimant.ORGANISATION, territory, Bounds.UNKNOWN, null);
            decided.given(declared()).when(there).events(marked(1, there, "incident.territory-unknown"));
        }

        @Test
        void notesAreNumbered() {
            decided.given(declared(), note(1), note(2)).when(NOTE).events(note(3));
        }

        @Test
        void aNoteIsCorrectedAndStays() {
            decided.given(declared(), note(1)).when(new CorrectNote(INCIDENT, 1, text("Bank M calls"), text("which bank"), NONE))
                    .events(new NoteCorrected(INCIDENT, 1, text("Bank M calls"), text("which bank"), null, null, null, null, List.of()));
        }

        @Test
        void aNoteThatDoesNotExistIsRefused() {
            decided.given(declared(), note(1)).refuses("incident.no-such-note", new CorrectNote(INCIDENT, 2, text("Bank M"), text("which"), NONE));
        }

        @Test
        void aNoteWithoutWordsIsRefused() {
            decided.given(declared()).refuses("command.text-missing", new AddNote(INCIDENT, text(""), NONE));
        }

        @Test
        void impactAndStatementsAreKeptAsSaid() {
            decided.given(declared()).when(new EstimateImpact(INCIDENT, new Amount(12_345, "GBP"), List.of(), null, null, NONE))
                    .events(new ImpactEstimated(INCIDENT, new Amount(12_345, "GBP"), List.of(), null, null, null, null, null, null, List.of()));
            decided.given(declared()).when(new RecordSupplierStatement(INCIDENT, text("Supplier I"), text("not us"), NONE))
                    .events(new SupplierStatementRecorded(INCIDENT, text("Supplier I"), text("not us"), null, null, null, null, List.of()));
        }
    }
}
