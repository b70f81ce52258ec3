package candor.command.evidence;

import static candor.sealing.FreeText.of;
import static org.assertj.core.api.Assertions.assertThat;

import candor.command.Caller;
import candor.command.Decided;
import candor.evidence.EvidenceCommand.CollectEvidence;
import candor.evidence.EvidenceCommand.ExportEvidence;
import candor.evidence.EvidenceCommand.OpenEvidence;
import candor.evidence.EvidenceCommand.RecordEvidenceAccess;
import candor.evidence.EvidenceCommand.RecordEvidenceDigest;
import candor.evidence.EvidenceCommand.RecordEvidenceVerification;
import candor.evidence.EvidenceCommand.ReleaseEvidence;
import candor.evidence.EvidenceCommand.TransferEvidence;
import candor.evidence.EvidenceEvent.EvidenceAccessed;
import candor.evidence.EvidenceEvent.EvidenceCollected;
import candor.evidence.EvidenceEvent.EvidenceExported;
import candor.evidence.EvidenceEvent.EvidenceReleased;
import candor.evidence.EvidenceEvent.EvidenceTransferred;
import candor.evidence.EvidenceEvent.EvidenceVerified;
import candor.evidence.ReleaseOutcome;
import candor.evidence.Verification;
import candor.incident.ClosingOutcome;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IncidentKind;
import candor.incident.JoinEvent.IncidentMerged;
import candor.incident.JoinSide;
import candor.incident.LawEvent.LegalHoldPlaced;
import candor.incident.LawEvent.LegalHoldReleased;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import candor.testimony.Attribution;
import candor.testimony.Means;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final String INCIDENT = "0198f1c2-0000-7000-8000-000000000001";
    private static final String ITEM = "evidence-1";
    private static final String DIGEST = "ab".repeat(32);
    private static final String OTHER = "cd".repeat(32);
    private static final String LEE = "account-lee";
    private static final List<String> LATE = List.of("incident.closed");
    private static final Personal FIRM = Personal.of(new SubjectReference("subject-firm"), "Dana of the forensic firm");

    private final AtomicInteger released = new AtomicInteger();
    private final Decided decided = Decided.by(new EvidenceModule(released::incrementAndGet));

    @AfterEach
    void stop() {
        decided.close();
    }

    private static IncidentDeclared declared() {
        return new IncidentDeclared(
                INCIDENT, "INC-2026-0001", IncidentKind.INCIDENT, of("Customer data leaks"), null, null, null, null, null, null, null, null, null, null, List.of());
    }

    private static IncidentClosed closed() {
        return new IncidentClosed(INCIDENT, ClosingOutcome.RESOLVED, of("done"), List.of(), null, null, null, null, null);
    }

    private static CollectEvidence collect(String digest) {
        return new CollectEvidence(ITEM, INCIDENT, of("access.log"), null, "text/plain", 12, of(digest), of("web server 2"), of("copied by hand"), Attribution.NONE);
    }

    private static RecordEvidenceDigest digest(String digest) {
        return new RecordEvidenceDigest(ITEM, INCIDENT, of("sealed letter"), of("to be opened later"), of(digest), null, null, Attribution.NONE);
    }

    private static EvidenceCollected collected(String evidence, long item, boolean kept, @Nullable String custodian, List<String> irregular) {
        return kept
                ? new EvidenceCollected(evidence, INCIDENT, item, of("access.log"), null, "text/plain", 12L, of(DIGEST), true, of("web server 2"), of("copied by hand"),
                        custodian == null ? null : Caller.person(custodian), null, null, null, null, irregular)
                : new EvidenceCollected(evidence, INCIDENT, item, of("sealed letter"), of("to be opened later"), null, null, of(DIGEST), false, null, null,
                        custodian == null ? null : Caller.person(custodian), null, null, null, null, irregular);
    }

    private static EvidenceCollected kept() {
        return collected(ITEM, 1, true, LEE, List.of());
    }

    private static EvidenceCollected sealed() {
        return collected(ITEM, 1, false, LEE, List.of());
    }

    private static EvidenceReleased gone() {
        return new EvidenceReleased(ITEM, INCIDENT, 1, ReleaseOutcome.DESTROYED, of("no longer needed"), null, null, null, null);
    }

    private static EvidenceVerified opened() {
        return new EvidenceVerified(ITEM, INCIDENT, 1, Verification.OPENED, 5L, null, null, null, null);
    }

    @Nested
    class Collecting {
        @Test
        void numbersTheItemAndNamesTheFirstHand() {
            decided.given(declared()).when(collect(DIGEST), LEE).success().events(kept());
        }

        @Test
        void countsOnInTheIncident() {
            decided.given(declared(), collected("other", 1, true, null, List.of()), collected("third", 2, false, null, List.of()))
                    .when(collect(DIGEST), LEE).success().events(collected(ITEM, 3, true, LEE, List.of()));
        }

        @Test
        void bySomebodyElseLeavesItInTheirHand() {
            var by = new Attribution(null, null, FIRM, Means.PHONE);
            var command = new CollectEvidence(ITEM, INCIDENT, of("disk.img"), null, "application/octet-stream", 9, of(DIGEST), null, null, by);
            decided.given(declared()).when(command, LEE).success().events(new EvidenceCollected(
                    ITEM, INCIDENT, 1, of("disk.img"), null, "application/octet-stream", 9L, of(DIGEST), true, null, null, FIRM, null, null, FIRM, Means.PHONE, List.of()));
        }

        @Test
        void onAClosedIncidentIsRecordedAsIrregular() {
            decided.given(declared(), closed()).when(collect(DIGEST), LEE).success().events(collected(ITEM, 1, true, LEE, LATE));
        }

        @Test
        void twiceIsRefused() {
            decided.given(declared(), kept()).refuses("evidence.already-collected", collect(DIGEST));
        }

        @Test
        void forAnUnknownIncidentIsRefused() {
            decided.given().refuses("incident.not-found", collect(DIGEST));
        }

        @Test
        void withoutARealDigestIsRefused() {
            decided.given(declared()).refuses("evidence.bad-digest", collect("AB".repeat(32)));
        }

        @Test
        void aDigestAloneKeepsNoFile() {
            decided.given(declared()).when(digest(DIGEST), LEE).success().events(sealed());
        }

        @Test
        void aDigestThatIsNoneIsRefused() {
            decided.given(declared()).refuses("evidence.bad-digest", digest("abc"));
        }

        @Test
        void aDigestForAnUnknownIncidentIsRefused() {
            decided.given().refuses("incident.not-found", digest(DIGEST));
        }
    }

    @Nested
    class Opening {
        @Test
        void whatHasTheDigestIsKeptFromNowOn() {
            decided.given(declared(), sealed()).when(new OpenEvidence(ITEM, of(DIGEST), 5, Attribution.NONE)).success().events(opened());
        }

        @Test
        void isPossibleAfterTheIncidentWasClosed() {
            decided.given(declared(), sealed(), closed()).when(new OpenEvidence(ITEM, of(DIGEST), 5, Attribution.NONE)).success().events(opened());
        }

        @Test
        void withSomethingElseIsRefused() {
            decided.given(declared(), sealed()).refuses("evidence.not-the-same", new OpenEvidence(ITEM, of(OTHER), 5, Attribution.NONE));
        }

        @Test
        void twiceIsRefused() {
            decided.given(declared(), sealed(), opened()).refuses("evidence.already-open", new OpenEvidence(ITEM, of(DIGEST), 5, Attribution.NONE));
        }

        @Test
        void whatWasGivenUpIsRefused() {
            decided.given(declared(), sealed(), gone()).refuses("evidence.released", new OpenEvidence(ITEM, of(DIGEST), 5, Attribution.NONE));
        }

        @Test
        void whatNobodyRecordedIsRefused() {
            decided.given(declared()).refuses("evidence.not-found", new OpenEvidence(ITEM, of(DIGEST), 5, Attribution.NONE));
        }
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

    @Nested
    class Looking {
        private static RecordEvidenceVerification found(Verification outcome) {
            return new RecordEvidenceVerification(ITEM, INCIDENT, 1, outcome);
        }

        @Test
        void intoTheFileIsRecorded() {
            decided.given(declared(), kept(), closed()).when(new RecordEvidenceAccess(ITEM)).success().events(new EvidenceAccessed(ITEM, INCIDENT, 1));
        }

        @Test
        void intoAFileThatIsNotHereIsRefused() {
            decided.given(declared(), sealed()).refuses("evidence.digest-only", new RecordEvidenceAccess(ITEM));
        }

        @Test
        void intoAFileThatWasGivenUpIsRefused() {
            decided.given(declared(), kept(), gone()).refuses("evidence.released", new RecordEvidenceAccess(ITEM));
        }

        @Test
        void atWhatWasOpenedIsPossible() {
            decided.given(declared(), sealed(), opened()).when(found(Verification.FILE_CHANGED)).success()
                    .events(new EvidenceVerified(ITEM, INCIDENT, 1, Verification.FILE_CHANGED, null, null, null, null, null));
        }

        @Test
        void neverOpensAnything() {
            decided.given(declared(), kept()).refuses("evidence.not-opened", found(Verification.OPENED));
        }

        @Test
        void findsThatTheLogChangedEvenWhereItsEntriesCannotBeRead() {
            decided.given().when(found(Verification.LOG_CHANGED)).success().events(new EvidenceVerified(ITEM, INCIDENT, 1, Verification.LOG_CHANGED, null, null, null, null, null));
        }
    }
}
