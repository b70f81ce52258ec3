package candor.query.incident;

import static candor.query.incident.Told.*;
import static org.assertj.core.api.Assertions.assertThat;

import candor.DomainEvent;
import candor.incident.Bounds;
import candor.incident.ChronologyEvent.OccurrenceCorrected;
import candor.incident.Claimant;
import candor.incident.Containment;
import candor.incident.IncidentState;
import candor.incident.IncidentView.Decision;
import candor.incident.IncidentView.OpenItem;
import candor.incident.IncidentView;
import candor.incident.LeadershipEvent.CommandAccepted;
import candor.incident.LeadershipEvent.CommandDeclined;
import candor.incident.LeadershipEvent.CommandHandedOver;
import candor.incident.Severity;
import candor.query.fold.Envelopes;
import candor.query.fold.EventEnvelope;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IncidentFoldTest {
    private static final String INC = "i-1";
    private final Envelopes ledger = new Envelopes();

    private IncidentFold after(DomainEvent... events) {
        ledger.append(declared(INC, "INC-2026-0001"));
        for (DomainEvent event : events) {
            ledger.append(event);
        }
        IncidentFold fold = null;
        for (EventEnvelope envelope : ledger.all()) {
            fold = IncidentFold.after(fold, envelope);
        }
        return Objects.requireNonNull(fold);
    }

    private IncidentView view(DomainEvent... events) {
        return after(events).view();
    }

    @Test
    void beforeTheDeclarationThereIsNothing() {
        assertThat(IncidentFold.after(null, ledger.append(note(INC, 1, "early", null, null)))).isNull();
    }

    @Test
    void theLastEntryIsTheEtag() {
        IncidentView view = view(note(INC, 1, "one", null, null), note(INC, 2, "two", null, null));
        assertThat(view.row().lastOrdinal()).isEqualTo(3);
        assertThat(view.row().counts().entries()).isEqualTo(3);
        assertThat(view.row().counts().notes()).isEqualTo(2);
        assertThat(view.position()).isEqualTo(2);
    }

    @Nested
    class Deciding {
        @Test
        void aSupersededDecisionStaysReadableWithItsGrounds() {
            List<Decision> decisions = view(decided(INC, 1, null), superseded(INC, 2, 1, null)).decisions();
            assertThat(decisions).hasSize(2);
            assertThat(decisions.getFirst().rationale()).isEqualTo(text("nothing was found"));
            assertThat(decisions.getFirst().supersededBy()).isEqualTo(2);
            assertThat(decisions.getFirst().supersededBecause()).isEqualTo(text("it no longer holds"));
            assertThat(decisions.getLast().supersedes()).isEqualTo(1);
        }

        @Test
        void theNewDecisionAnswersTheSameQuestion() {
            assertThat(view(decided(INC, 1, null), superseded(INC, 2, 1, null)).decisions().getLast().question())
                    .isEqualTo(text("Is it a breach?"));
        }

        @Test
        void aDecisionThatReplacesOneOutsideOfTheViewHasNoQuestion() {
            assertThat(view(superseded(INC, 2, 1, null)).decisions()).singleElement().satisfies(d -> assertThat(d.question()).isNull());
        }
    }

    @Nested
    class Commanding {
        @Test
        void anOfferKeepsTheCommanderUntilItIsAccepted() {
            IncidentView view = view(commander(INC, "a"), new CommandHandedOver(INC, account("a"), account("b"), text("take it")));
            assertThat(Objects.requireNonNull(view.row().commander()).account()).isEqualTo("a");
            assertThat(Objects.requireNonNull(view.pendingHandOver()).to().account()).isEqualTo("b");
        }

        @Test
        void acceptingPassesCommand() {
            IncidentView view = view(
                    commander(INC, "a"),
                    new CommandHandedOver(INC, account("a"), account("b"), text("take it")),
                    new CommandAccepted(INC, account("b"), account("a")));
            assertThat(Objects.requireNonNull(view.row().commander()).account()).isEqualTo("b");
            assertThat(view.pendingHandOver()).isNull();
        }

        @Test
        void decliningLeavesTheCommander() {
            IncidentView view = view(
                    commander(INC, "a"),
                    new CommandHandedOver(INC, account("a"), account("b"), text("take it")),
                    new CommandDeclined(INC, account("b"), text("asleep")));
            assertThat(Objects.requireNonNull(view.row().commander()).account()).isEqualTo("a");
            assertThat(view.pendingHandOver()).isNull();
        }
    }

    @Nested
    class Correcting {
        @Test
        void anOccurrenceShowsBothValues() {
            IncidentView view = view(
                    happened(INC, on("2018-02")),
                    new OccurrenceCorrected(INC, on("2018-02"), text("notice"), on("2018-02-10"), null, null, null, List.of()));
            assertThat(view.row().occurred()).isEqualTo(on("2018-02-10"));
            assertThat(view.occurrence()).extracting(IncidentView.EstablishedTime::time).containsExactly(on("2018-02"), on("2018-02-10"));
            assertThat(view.occurrence().getLast().before()).isEqualTo(on("2018-02"));
        }

        @Test
        void containmentShowsWhatWasReportedBefore() {
            IncidentView view = view(
                    contained(INC, Containment.PARTLY, on("2013-12-15"), List.of()),
                    contained(INC, Containment.CONTAINED, on("2013-12-18"), List.of()));
            assertThat(view.containment().getLast().before()).isEqualTo(Containment.PARTLY);
            assertThat(view.containment().getLast().occurredBefore()).isEqualTo(on("2013-12-15"));
        }
    }

    @Nested
    class Closing {
        @Test
        void listsWhatIsOpen() {
            assertThat(view().openItems())
                    .extracting(OpenItem::code)
                    .containsExactly("commander-missing", "detection-missing", "scope-missing", "containment-missing");
        }

        @Test
        void anIrregularityStaysOnTheBoardUntilItIsExplained() {
            IncidentView view = view(contained(INC, Containment.CONTAINED, null, List.of("incident.fact-about-closed")));
            assertThat(view.openItems()).extracting(OpenItem::code).contains("irregularity-unexplained");
            assertThat(view.row().counts().unexplained()).isEqualTo(1);
        }

        @Test
        void anExplainedOneIsCountedNoMore() {
            IncidentView view = view(contained(INC, Containment.CONTAINED, null, List.of("incident.fact-about-closed")), explained(INC, 2));
            assertThat(view.irregularities()).singleElement().satisfies(i -> assertThat(i.explanation()).isNotNull());
            assertThat(view.row().counts().unexplained()).isZero();
            assertThat(view.openItems()).extracting(OpenItem::code).doesNotContain("irregularity-unexplained");
        }

        @Test
        void aReopenedOneKeepsEveryClosing() {
            IncidentView view = view(closed(INC), reopened(INC, null), closed(INC));
            assertThat(view.row().state()).isEqualTo(IncidentState.CLOSED);
            assertThat(view.closings()).hasSize(2);
            assertThat(view.closings().getFirst().reopened()).isNotNull();
            assertThat(view.closings().getLast().reopened()).isNull();
        }
    }

    @Nested
    class Disagreeing {
        @Test
        void bothSourcesAreKept() {
            IncidentFold fold = after(scope(INC, 1, Claimant.PRESS, Bounds.atMost(40_000), null), conflict(INC, 2, "twelve"));
            assertThat(fold.view().conflicts()).singleElement().satisfies(c -> assertThat(c.entry()).isEqualTo(2));
            assertThat(fold.marks().contested()).containsExactly(2L);
            assertThat(fold.view().scope()).hasSize(1);
        }
    }

    @Test
    void aCorrectedNoteIsReplacedByItsCorrectionAndThatByTheNext() {
        Marks marks = after(note(INC, 1, "a", null, null), corrected(INC, 1, "b"), corrected(INC, 1, "c")).marks();
        assertThat(marks.replacedBy()).containsEntry(2L, 3L).containsEntry(3L, 4L).hasSize(2);
    }

    @Test
    void scopeIsASeries() {
        IncidentView view = view(
                scope(INC, 1, Claimant.ORGANISATION, Bounds.UNKNOWN, null), scope(INC, 2, Claimant.PRESS, Bounds.atMost(40_000), null));
        assertThat(view.scope()).extracting(IncidentView.Assessment::assertedBy).containsExactly(Claimant.ORGANISATION, Claimant.PRESS);
    }

    @Test
    void aMissedSignalIsCounted() {
        IncidentView view = view(escalated("s-1", INC), linked("s-2", INC, true));
        assertThat(view.row().counts().signals()).isEqualTo(2);
        assertThat(view.row().counts().missedSignals()).isEqualTo(1);
    }

    @Test
    void theLastScoreIsTheSeverity() {
        assertThat(view(scored(INC, Severity.LOW, null), scored(INC, Severity.HIGH, Severity.LOW)).row().severity()).isEqualTo(Severity.HIGH);
    }
}
