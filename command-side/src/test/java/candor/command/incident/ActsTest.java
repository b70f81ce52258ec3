package candor.command.incident;

import static candor.command.incident.Sample.INCIDENT;
import static candor.command.incident.Sample.NONE;
import static candor.command.incident.Sample.annCommands;
import static candor.command.incident.Sample.assessed;
import static candor.command.incident.Sample.ann;
import static candor.command.incident.Sample.ben;
import static candor.command.incident.Sample.classification;
import static candor.command.incident.Sample.close;
import static candor.command.incident.Sample.closed;
import static candor.command.incident.Sample.contained;
import static candor.command.incident.Sample.declared;
import static candor.command.incident.Sample.detected;
import static candor.command.incident.Sample.note;
import static candor.command.incident.Sample.text;
import static org.assertj.core.api.Assertions.assertThat;

import candor.command.Decided;
import candor.incident.Classification.Confirmation;
import candor.incident.ClassificationCommand.ClassifyIncident;
import candor.incident.ClassificationEvent.IncidentClassified;
import candor.incident.ClosingOutcome;
import candor.incident.ClosureCommand.CloseIncident;
import candor.incident.ClosureCommand.ExplainIrregularity;
import candor.incident.ClosureCommand.ReopenIncident;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.ClosureEvent.IncidentReopened;
import candor.incident.ClosureEvent.IrregularityExplained;
import candor.incident.Containment;
import candor.incident.DecisionCommand.RecordDecision;
import candor.incident.DecisionCommand.SupersedeDecision;
import candor.incident.DecisionEvent.DecisionRecorded;
import candor.incident.DecisionEvent.DecisionSuperseded;
import candor.incident.IncidentKind;
import candor.incident.LeadershipEvent.CommandHandedOver;
import candor.incident.Severity;
import candor.incident.SeverityCommand.ScoreSeverity;
import candor.incident.SeverityEvent.SeverityScored;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ActsTest {
    private final Decided decided = Decided.by(new IncidentModule());

    @AfterEach
    void stop() {
        decided.close();
    }

    @Nested
    class Judging {
        @Test
        void classifiesForTheFirstTime() {
            decided.given(declared()).when(classify(Confirmation.SUSPECTED, null)).events(classified(Confirmation.SUSPECTED, null, null));
        }

        @Test
        void anotherClassificationShowsTheOneBefore() {
            decided.given(declared(), classified(Confirmation.SUSPECTED, null, null)).when(classify(Confirmation.CONFIRMED, "code found"))
                    .events(classified(Confirmation.CONFIRMED, Confirmation.SUSPECTED, "code found"));
        }

        @Test
        void anotherClassificationWithoutAReasonIsRefused() {
            decided.given(declared(), classified(Confirmation.SUSPECTED, null, null))
                    .refuses("incident.reason-missing", classify(Confirmation.CONFIRMED, null));
        }

        @Test
        void anotherScoreShowsTheOneBefore() {
            decided.given(declared(), scored(Severity.LOW, null))
                    .when(new ScoreSeverity(INCIDENT, Severity.VERY_HIGH, text("cards"), NONE))
                    .events(scored(Severity.VERY_HIGH, Severity.LOW));
        }

        private static ClassifyIncident classify(Confirmation confirmation, @Nullable String reason) {
            return new ClassifyIncident(INCIDENT, classification(confirmation), reason == null ? null : text(reason), NONE);
        }

        private static IncidentClassified classified(Confirmation now, @Nullable Confirmation before, @Nullable String reason) {
            return new IncidentClassified(
                    INCIDENT, classification(now), before == null ? null : classification(before), reason == null ? null : text(reason),
                    null, null, null, null);
        }

        private static SeverityScored scored(Severity now, @Nullable Severity before) {
            return new SeverityScored(INCIDENT, now, before, text("cards"), null, null, null, null);
        }
    }

    @Nested
    class Deciding {
        @Test
        void isNumberedFromOne() {
            decided.given(declared()).when(record(0)).events(recorded(1, 0));
        }

        @Test
        void citesWhatWasKnown() {
            decided.given(declared(), recorded(1, 0), note(1)).when(record(3)).events(recorded(2, 3));
        }

        @Test
        void onWhatIsNotRecordedYetIsRefused() {
            decided.given(declared()).refuses("incident.no-such-entry", record(2));
            decided.given(declared(), recorded(1, 0)).refuses("incident.no-such-entry", supersede(1, 3));
        }

        @Test
        void supersedingKeepsBothAndTakesANewNumber() {
            decided.given(declared(), recorded(1, 0), recorded(2, 0)).when(supersede(1, 0)).events(superseded(3, 1));
        }

        @Test
        void supersedingTwiceIsRefused() {
            decided.given(declared(), recorded(1, 0), superseded(2, 1)).refuses("incident.decision-superseded", supersede(1, 0));
        }

        @Test
        void supersedingTheLaterOneIsPossible() {
            decided.given(declared(), recorded(1, 0), superseded(2, 1)).when(supersede(2, 0)).events(superseded(3, 2));
        }

        @Test
        void supersedingWhatDoesNotExistIsRefused() {
            decided.given(declared(), recorded(1, 0)).refuses("incident.no-such-decision", supersede(2, 0));
            decided.given(declared(), recorded(1, 0)).refuses("incident.no-such-decision", supersede(0, 0));
        }

        private static RecordDecision record(long asKnownAt) {
            return new RecordDecision(INCIDENT, text("A breach?"), text("yes\nno"), text("yes"), text("code found"), asKnownAt, NONE);
        }

        private static DecisionRecorded recorded(long number, long asKnownAt) {
            return new DecisionRecorded(
                    INCIDENT, number, text("A breach?"), text("yes\nno"), text("yes"), text("code found"), asKnownAt, null, null, null, null);
        }

        private static SupersedeDecision supersede(long earlier, long asKnownAt) {
            return new SupersedeDecision(INCIDENT, earlier, text("no"), text("false alarm"), text("it was a test"), asKnownAt, NONE);
        }

        private static DecisionSuperseded superseded(long number, long earlier) {
            return new DecisionSuperseded(
                    INCIDENT, number, earlier, text("no"), text("false alarm"), text("it was a test"), 0, null, null, null, null);
        }
    }

    @Nested
    class Closing {
        @Test
        void withNothingOpenSucceeds() {
            decided.given(declared(), annCommands(), detected(null), assessed(1), contained(Containment.CONTAINED, null))
                    .when(close(null)).success().events(closed());
        }

        @Test
        void withWhatWasNeverContainedSucceeds() {
            decided.given(declared(), annCommands(), detected(null), assessed(1), contained(Containment.NEVER, null)).when(close(null)).success();
        }

        @Test
        void listsWhatIsOpen() {
            decided.given(declared()).when(close(null)).noEvents().exceptionSatisfies(thrown -> {
                Decided.refusal("incident.open-items").accept(thrown);
                assertThat(thrown.toString()).contains(
                        "Nobody is in command.", "Nobody has said when it was noticed.", "Nobody has assessed who and what is affected.",
                        "Nobody has said that it is contained, or that it never was.");
            });
        }

        @Test
        void withAnOfferOrAnUnexplainedIrregularityOrPartialContainmentIsRefused() {
            var offer = new CommandHandedOver(INCIDENT, ann(), ben(), text("over to you"));
            decided.given(declared(), annCommands(), detected(null), assessed(1), contained(Containment.CONTAINED, null), offer)
                    .refuses("incident.open-items", close(null));
            decided.given(declared(), annCommands(), detected(null), assessed(1, "incident.closed"), contained(Containment.CONTAINED, null))
                    .refuses("incident.open-items", close(null));
            decided.given(declared(), annCommands(), detected(null), assessed(1), contained(Containment.PARTLY, null))
                    .refuses("incident.open-items", close(null));
        }

        @Test
        void overWhatIsOpenKeepsTheListAndTheReason() {
            decided.given(declared()).when(close("told to")).success()
                    .events(closed("commander-missing", "detection-missing", "scope-missing", "containment-missing"));
        }

        @Test
        void twiceIsRefused() {
            decided.given(declared(), closed()).refuses("incident.closed", close("told to"));
        }

        @Test
        void anIncidentAsADrillIsRefused() {
            decided.given(declared()).refuses("incident.not-a-drill", new CloseIncident(INCIDENT, ClosingOutcome.DRILL_ENDED, text("over"), text("x"), NONE));
        }

        @Test
        void aDrillAsADrillSucceeds() {
            decided.given(Sample.declared(INCIDENT, "DRL-2026-0001", IncidentKind.DRILL))
                    .when(new CloseIncident(INCIDENT, ClosingOutcome.DRILL_ENDED, text("over"), text("x"), NONE)).success();
        }
    }

    @Nested
    class AClosedIncident {
        @Test
        void refusesActs() {
            decided.given(declared(), closed()).refuses("incident.closed", new ScoreSeverity(INCIDENT, Severity.LOW, text("x"), NONE));
        }

        @Test
        void isReopenedWithAReason() {
            decided.given(declared(), closed()).when(new ReopenIncident(INCIDENT, text("code found"), NONE))
                    .events(new IncidentReopened(INCIDENT, text("code found"), null, null, null, null));
        }

        @Test
        void isNotReopenedWithoutAReason() {
            decided.given(declared(), closed()).refuses("command.text-missing", new ReopenIncident(INCIDENT, text(" "), NONE));
        }

        @Test
        void takesActsAgainOnceReopened() {
            decided.given(declared(), closed(), new IncidentReopened(INCIDENT, text("code found"), null, null, null, null))
                    .when(new ScoreSeverity(INCIDENT, Severity.LOW, text("x"), NONE)).success();
        }

        @Test
        void thatIsOpenIsNotReopened() {
            decided.given(declared()).refuses("incident.not-closed", new ReopenIncident(INCIDENT, text("x"), NONE));
        }
    }

    @Nested
    class Explaining {
        private static final IrregularityExplained EXPLAINED = new IrregularityExplained(INCIDENT, 2, text("the bank's clock"));

        @Test
        void settlesAnIrregularEntry() {
            decided.given(declared(), detected(null, "incident.detected-before-begun")).when(explain(2)).events(EXPLAINED);
        }

        @Test
        void letsTheIncidentBeClosed() {
            decided.given(declared(), detected(null, "incident.detected-before-begun"), EXPLAINED, annCommands(), assessed(1), contained(Containment.CONTAINED, null))
                    .when(close(null))
                    .events(new IncidentClosed(INCIDENT, ClosingOutcome.RESOLVED, text("done"), List.of(), null, null, null, null, null));
        }

        @Test
        void aRegularEntryIsRefused() {
            decided.given(declared(), note(1)).refuses("incident.entry-not-irregular", explain(2));
        }

        @Test
        void twiceIsRefused() {
            decided.given(declared(), detected(null, "incident.detected-before-begun"), EXPLAINED).refuses("incident.irregularity-explained", explain(2));
        }

        @Test
        void anEntryThatDoesNotExistIsRefused() {
            decided.given(declared()).refuses("incident.no-such-entry", explain(2));
        }

        private static ExplainIrregularity explain(long entry) {
            return new ExplainIrregularity(INCIDENT, entry, text("the bank's clock"));
        }
    }
}
