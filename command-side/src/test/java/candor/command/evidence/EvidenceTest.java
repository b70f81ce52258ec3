package candor.command.evidence;

import static candor.command.evidence.SampleItem.DIGEST;
import static candor.command.evidence.SampleItem.FIRM;
import static candor.command.evidence.SampleItem.INCIDENT;
import static candor.command.evidence.SampleItem.ITEM;
import static candor.command.evidence.SampleItem.LATE;
import static candor.command.evidence.SampleItem.LEE;
import static candor.command.evidence.SampleItem.closed;
import static candor.command.evidence.SampleItem.collected;
import static candor.command.evidence.SampleItem.declared;
import static candor.command.evidence.SampleItem.gone;
import static candor.command.evidence.SampleItem.kept;
import static candor.command.evidence.SampleItem.opened;
import static candor.command.evidence.SampleItem.sealed;
import static candor.sealing.FreeText.of;

import candor.command.Decided;
import candor.evidence.EvidenceCommand.CollectEvidence;
import candor.evidence.EvidenceCommand.OpenEvidence;
import candor.evidence.EvidenceCommand.RecordEvidenceAccess;
import candor.evidence.EvidenceCommand.RecordEvidenceDigest;
import candor.evidence.EvidenceCommand.RecordEvidenceVerification;
import candor.evidence.EvidenceEvent.EvidenceAccessed;
import candor.evidence.EvidenceEvent.EvidenceCollected;
import candor.evidence.EvidenceEvent.EvidenceVerified;
import candor.evidence.Verification;
import candor.sealing.FreeText;
import candor.testimony.Attribution;
import candor.testimony.Means;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final String OTHER = "cd".repeat(32);

    private final Decided decided = Decided.by(new EvidenceModule(() -> { }));

    @AfterEach
    void stop() {
        decided.close();
    }

    private static CollectEvidence collect(String digest) {
        return new CollectEvidence(ITEM, INCIDENT, of("access.log"), null, "text/plain", 12, of(digest), of("web server 2"), of("copied by hand"), Attribution.NONE);
    }

    private static RecordEvidenceDigest digest(String digest) {
        return new RecordEvidenceDigest(ITEM, INCIDENT, of("sealed letter"), of("to be opened later"), of(digest), null, null, Attribution.NONE);
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
        void ofWhichTheDigestWasErasedIsRefused() {
            EvidenceCollected erased = new EvidenceCollected(
                    ITEM, INCIDENT, 1, of("sealed letter"), null, null, null, new FreeText.Erased(), false, null, null, null, null, null, null, null, List.of());
            decided.given(declared(), erased).refuses("evidence.digest-erased", new OpenEvidence(ITEM, of(DIGEST), 5, Attribution.NONE));
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
