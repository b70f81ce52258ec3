package candor.command.evidence;

import static candor.command.evidence.SampleItem.FIRM;
import static candor.command.evidence.SampleItem.INCIDENT;
import static candor.command.evidence.SampleItem.ITEM;
import static candor.command.evidence.SampleItem.LATE;
import static candor.command.evidence.SampleItem.LEE;
import static candor.command.evidence.SampleItem.closed;
import static candor.command.evidence.SampleItem.declared;
import static candor.command.evidence.SampleItem.gone;
import static candor.command.evidence.SampleItem.kept;
import static candor.command.evidence.SampleItem.sealed;
import static candor.sealing.FreeText.of;
import static org.assertj.core.api.Assertions.assertThat;

import candor.command.Caller;
import candor.command.Decided;
import candor.evidence.EvidenceCommand.ExportEvidence;
import candor.evidence.EvidenceCommand.ReleaseEvidence;
import candor.evidence.EvidenceCommand.TransferEvidence;
import candor.evidence.EvidenceEvent.EvidenceExported;
import candor.evidence.EvidenceEvent.EvidenceTransferred;
import candor.evidence.ReleaseOutcome;
import candor.incident.JoinEvent.IncidentMerged;
import candor.incident.JoinSide;
import candor.incident.LawEvent.LegalHoldPlaced;
import candor.incident.LawEvent.LegalHoldReleased;
import candor.sealing.Personal;
import candor.testimony.Attribution;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CustodyTest {
    private final AtomicInteger released = new AtomicInteger();
    private final Decided decided = Decided.by(new EvidenceModule(released::incrementAndGet));

    @AfterEach
    void stop() {
        decided.close();
    }

    @Nested
    class PassingOn {
        private static final TransferEvidence TO_FIRM = new TransferEvidence(ITEM, FIRM, of("their laboratory"), of("analysis"), Attribution.NONE);

        private static EvidenceTransferred transferred(@Nullable Personal from, Personal to, List<String> irregular) {
            return new EvidenceTransferred(ITEM, INCIDENT, 1, from, to, of("their laboratory"), of("analysis"), null, null, null, null, irregular);
        }

        @Test
        void namesBothHands() {
            decided.given(declared(), kept()).when(TO_FIRM).success().events(transferred(Caller.person(LEE), FIRM, List.of()));
        }

        @Test
        void goesOnFromTheLastHand() {
            decided.given(declared(), kept(), transferred(null, Caller.person("ada"), List.of()))
                    .when(TO_FIRM).success().events(transferred(Caller.person("ada"), FIRM, List.of()));
        }

        @Test
        void fromSomebodyErasedNamesNobody() {
            decided.given(declared(), kept(), transferred(null, new Personal.Erased(), List.of())).when(TO_FIRM).success().events(transferred(null, FIRM, List.of()));
        }

        @Test
        void onAClosedIncidentIsRecordedAsIrregular() {
            decided.given(declared(), kept(), closed()).when(TO_FIRM).success().events(transferred(Caller.person(LEE), FIRM, LATE));
        }

        @Test
        void toTheSameHandIsRefused() {
            decided.given(declared(), kept())
                    .refuses("evidence.same-hand", new TransferEvidence(ITEM, Caller.person(LEE), null, of("why"), Attribution.NONE));
        }

        @Test
        void ofWhatWasGivenUpIsRefused() {
            decided.given(declared(), kept(), gone()).refuses("evidence.released", TO_FIRM);
        }

        @Test
        void ofWhatNobodyCollectedIsRefused() {
            decided.given(declared()).refuses("evidence.not-found", TO_FIRM);
        }
    }

    @Nested
    class GivingUp {
        private static final ReleaseEvidence DESTROY = new ReleaseEvidence(ITEM, ReleaseOutcome.DESTROYED, of("no longer needed"), Attribution.NONE);

        private static LegalHoldPlaced hold(boolean whole) {
            return new LegalHoldPlaced(INCIDENT, 1, whole, whole ? List.of() : List.of("subject-1"), of("suit"));
        }

        @Test
        void endsItAndHasItsFileLookedAt() {
            decided.given(declared(), kept()).when(DESTROY).success().events(gone());
            assertThat(released).hasValue(1);
        }

        @Test
        void underAHoldOfTheIncidentIsRefused() {
            decided.given(declared(), kept(), hold(true)).refuses("evidence.under-hold", DESTROY);
            assertThat(released).hasValue(0);
        }

        @Test
        void underAHoldOfOtherThingsIsNot() {
            decided.given(declared(), kept(), hold(false)).when(DESTROY).success().events(gone());
        }

        @Test
        void afterTheHoldHasEndedIsNotRefused() {
            decided.given(declared(), kept(), hold(true), new LegalHoldReleased(INCIDENT, 1, List.of(), of("settled"))).when(DESTROY).success().events(gone());
        }

        @Test
        void onAClosedIncidentIsRefused() {
            decided.given(declared(), kept(), closed()).refuses("incident.closed", DESTROY);
        }

        @Test
        void ofAnIncidentThatBecamePartOfAnotherIsRefused() {
            var merged = new IncidentMerged(INCIDENT, JoinSide.SOURCE, "other", "INC-2026-0002", of("one thief"), null, null, null, null);
            decided.given(declared(), kept(), merged).refuses("incident.merged", DESTROY);
        }

        @Test
        void twiceIsRefused() {
            decided.given(declared(), kept(), gone()).refuses("evidence.released", DESTROY);
        }

        @Test
        void whatNobodyCollectedIsRefused() {
            decided.given(declared()).refuses("evidence.not-found", DESTROY);
        }
    }

    @Nested
    class HandingOutACopy {
        private static final ExportEvidence TO_POLICE = new ExportEvidence(ITEM, of("the police"), of("their inquiry"), Attribution.NONE);

        @Test
        void saysWhoGotItAndWhatFor() {
            decided.given(declared(), kept()).when(TO_POLICE).success()
                    .events(new EvidenceExported(ITEM, INCIDENT, 1, of("the police"), of("their inquiry"), null, null, null, null));
        }

        @Test
        void ofADigestIsRefused() {
            decided.given(declared(), sealed()).refuses("evidence.digest-only", TO_POLICE);
        }

        @Test
        void onAClosedIncidentIsRefused() {
            decided.given(declared(), kept(), closed()).refuses("incident.closed", TO_POLICE);
        }

        @Test
        void ofWhatWasGivenUpIsRefused() {
            decided.given(declared(), kept(), gone()).refuses("evidence.released", TO_POLICE);
        }
    }
}
