package candor.command.incident;

import static candor.command.Decided.refusal;
import static candor.command.incident.Sample.INCIDENT;
import static candor.command.incident.Sample.NONE;
import static candor.command.incident.Sample.NOW;
import static candor.command.incident.Sample.ann;
import static candor.command.incident.Sample.annCommands;
import static candor.command.incident.Sample.assessed;
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
import candor.incident.Classification;
import candor.incident.ClassificationEvent.IncidentClassified;
import candor.incident.ClosingOutcome;
import candor.incident.ClosureCommand.FindNoBreach;
import candor.incident.ClosureCommand.ReopenIncident;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.ClosureEvent.IncidentFoundNotABreach;
import candor.incident.Containment;
import candor.incident.DecisionCommand.RecordDecision;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.EngagementEvent.ThirdPartyEngaged;
import candor.incident.ExtortionEvent.RansomDemandReceived;
import candor.incident.IncidentCommand;
import candor.incident.IncidentKind;
import candor.incident.JoinCommand.MergeIncident;
import candor.incident.JoinCommand.SplitIncident;
import candor.incident.JoinEvent.IncidentMerged;
import candor.incident.JoinEvent.IncidentSplit;
import candor.incident.JoinSide;
import candor.incident.NoteCommand.AddNote;
import candor.incident.ReviewEvent.CorrectiveActionRaised;
import candor.incident.ThirdPartyKind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Incidents that become one, or two: both stay readable, and the work goes on in one place. */
class JoinTest {
    private final Decided decided = Decided.by(new IncidentModule());

    @AfterEach
    void stop() {
        decided.close();
    }


    private static final String OTHER = "0198f1c2-0000-7000-8000-000000000002";

    private static IncidentDeclared other(IncidentKind kind) {
        return declared(OTHER, kind.series() + "-2026-0002", kind);
    }

    private static IncidentMerged merged(JoinSide side) {
        return side == JoinSide.SOURCE
                ? new IncidentMerged(INCIDENT, side, OTHER, "INC-2026-0002", text("one thief"), null, null, null, null)
                : new IncidentMerged(OTHER, side, INCIDENT, "INC-2026-0001", text("one thief"), null, null, null, null);
    }

    private static MergeIncident merge() {
        return new MergeIncident(INCIDENT, OTHER, text("one thief"), NONE);
    }

    private static SplitIncident split(Long... entries) {
        return new SplitIncident(INCIDENT, OTHER, List.of(entries), text("another leak"), text("two causes"), NOW, 2026, NONE);
    }

    @Nested
    class Merging {
        @Test
        void putsAnEntryIntoBoth() {
            decided.given(declared(), other(IncidentKind.INCIDENT)).when(merge()).events(merged(JoinSide.SOURCE), merged(JoinSide.TARGET));
        }

        @Test
        void leavesTheOtherOneAtWork() {
            decided.given(declared(), other(IncidentKind.INCIDENT), merged(JoinSide.SOURCE), merged(JoinSide.TARGET))
                    .when(new AddNote(OTHER, text("n"), NONE)).success();
        }

        @Test
        void afterwardsActsAreRefusedWithTheNameOfTheOther() {
            for (IncidentCommand act : List.of(new ReopenIncident(INCIDENT, text("r"), NONE), new RecordDecision(INCIDENT, text("q"), text("o"), text("c"), text("r"), 0, NONE), merge())) {
                decided.given(declared(), other(IncidentKind.INCIDENT), merged(JoinSide.SOURCE)).when(act).noEvents()
                        .exceptionSatisfies(thrown -> {
                            refusal("incident.merged").accept(thrown);
                            assertThat(thrown).hasMessageContaining("INC-2026-0002");
                        });
            }
        }

        @Test
        void afterwardsFactsAreRecordedAndMarked() {
            decided.given(declared(), merged(JoinSide.SOURCE)).when(new AddNote(INCIDENT, text("Bank calls"), NONE)).events(note(1, "incident.merged"));
        }

        @Test
        void intoItselfIntoNothingIntoAClosedOneOrAnotherKindIsRefused() {
            decided.given(declared()).refuses("incident.merged-into-itself", new MergeIncident(INCIDENT, INCIDENT, text("r"), NONE));
            decided.given(declared()).refuses("incident.not-found", merge());
            decided.given(declared(), other(IncidentKind.DRILL)).refuses("incident.kinds-differ", merge());
            decided.given(declared(), closed(), other(IncidentKind.INCIDENT)).refuses("incident.closed", merge());
            decided.given(declared(), other(IncidentKind.INCIDENT), new IncidentClosed(OTHER, ClosingOutcome.RESOLVED, text("d"), List.of(), null, null, null, null, null))
                    .refuses("incident.closed", merge());
        }

        @Test
        void intoOneThatIsMergedItselfIsRefused() {
            var gone = new IncidentMerged(OTHER, JoinSide.SOURCE, "third", "INC-2026-0003", text("r"), null, null, null, null);
            decided.given(declared(), other(IncidentKind.INCIDENT), gone).refuses("incident.merged", merge());
        }
    }

    @Nested
    class Splitting {
        @Test
        void declaresANewOneWithTheNextReferenceAndCitesTheEntries() {
            decided.given(declared(), note(1)).when(split(2L, 1L, 2L)).events(
                    new IncidentSplit(INCIDENT, JoinSide.SOURCE, OTHER, "INC-2026-0002", List.of(1L, 2L), text("two causes"), null, null, null, null),
                    new IncidentDeclared(OTHER, "INC-2026-0002", IncidentKind.INCIDENT, text("another leak"), null, null, null, null, null, null, null, null, null, null, List.of()),
                    new IncidentSplit(OTHER, JoinSide.TARGET, INCIDENT, "INC-2026-0001", List.of(1L, 2L), text("two causes"), null, null, null, null));
        }

        @Test
        void nothingOrWhatIsNotThereOrIntoAnExistingOneIsRefused() {
            decided.given(declared()).refuses("incident.split-names-nothing", split());
            decided.given(declared()).refuses("incident.no-such-entry", split(2L));
            decided.given(declared(), other(IncidentKind.INCIDENT)).refuses("incident.already-declared", split(1L));
            decided.given(declared(), closed()).refuses("incident.closed", split(1L));
            decided.given().refuses("incident.not-found", split(1L));
        }
    }

    @Nested
    class FindingNoBreach {
        private static final FindNoBreach FIND = new FindNoBreach(INCIDENT, text("test data only"), NONE);
        private static final IncidentFoundNotABreach FOUND = new IncidentFoundNotABreach(INCIDENT, text("test data only"), null, null, null, null);

        @Test
        void isRecordedOnceUntilItIsConfirmed() {
            decided.given(declared()).when(FIND).events(FOUND);
            decided.given(declared(), FOUND).refuses("incident.found-not-a-breach", FIND);
            var confirmed = new IncidentClassified(INCIDENT, classification(Classification.Confirmation.CONFIRMED), null, null, null, null, null, null);
            decided.given(declared(), FOUND, confirmed).when(FIND).events(FOUND);
        }

        @Test
        void closesWithoutScopeAndContainment() {
            decided.given(declared(), annCommands(), detected(null), FOUND).when(close(null)).events(closed());
            decided.given(declared(), annCommands(), detected(null)).refuses("incident.open-items", close(null));
        }
    }

    @Test
    void closingListsWhatTheNewThemesLeaveOpen() {
        var demand = new RansomDemandReceived(INCIDENT, 1, text("2 BTC"), null, null, null, null, null, null, List.of());
        var action = new CorrectiveActionRaised(INCIDENT, 1, text("m"), ann(), null, null, null, null, null);
        var engaged = new ThirdPartyEngaged(INCIDENT, 1, ThirdPartyKind.FORENSICS, text("F"), text("s"), null, null, null, null, List.of());
        decided.given(declared(), annCommands(), detected(null), assessed(1), contained(Containment.CONTAINED, null), demand, action, engaged)
                .when(close("told to")).events(closed("ransom-undecided", "corrective-action-open", "third-party-engaged"));
    }
}
