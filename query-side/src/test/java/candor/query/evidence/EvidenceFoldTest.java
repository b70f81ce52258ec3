package candor.query.evidence;

import static candor.sealing.FreeText.of;
import static org.assertj.core.api.Assertions.assertThat;

import candor.access.NamedAccount;
import candor.evidence.EvidenceEvent;
import candor.evidence.EvidenceEvent.EvidenceAccessed;
import candor.evidence.EvidenceEvent.EvidenceCollected;
import candor.evidence.EvidenceEvent.EvidenceExported;
import candor.evidence.EvidenceEvent.EvidenceReleased;
import candor.evidence.EvidenceEvent.EvidenceTransferred;
import candor.evidence.EvidenceEvent.EvidenceVerified;
import candor.evidence.EvidenceRow;
import candor.evidence.EvidenceState;
import candor.evidence.EvidenceView.CustodyStep;
import candor.evidence.ReleaseOutcome;
import candor.evidence.Verification;
import candor.query.fold.EventCatalog;
import candor.query.fold.EventEnvelope;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceFoldTest {
    private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
    private static final Personal LEE = Personal.of(new SubjectReference("lee"), "lee");
    private static final Personal FIRM = Personal.of(new SubjectReference("f"), "the forensic firm");

    private static EvidenceFold fold(EvidenceEvent... events) {
        @Nullable EvidenceFold fold = null;
        long ordinal = 0;
        for (EvidenceEvent event : events) {
            ordinal++;
            var envelope = new EventEnvelope(ordinal + 10, "incident:i", ordinal, EventCatalog.name(event.getClass()), "1", NOW.plusSeconds(ordinal), new NamedAccount("lee", "Lee"), event);
            fold = EvidenceFold.after(fold, envelope);
        }
        return Objects.requireNonNull(fold);
    }

    private static EvidenceCollected collected(boolean kept) {
        return new EvidenceCollected(
                "e", "i", 1, of("log"), null, kept ? "text/plain" : null, kept ? 5L : null, of("ab".repeat(32)), kept, of("server"), of("scp"), LEE, null, null, null, null, List.of());
    }

    private static EvidenceVerified verified(Verification outcome, @Nullable Long size) {
        return new EvidenceVerified("e", "i", 1, outcome, size, null, null, null, null);
    }

    private static EvidenceTransferred toTheFirm() {
        return new EvidenceTransferred("e", "i", 1, LEE, FIRM, of("laboratory"), of("analysis"), null, null, null, null, List.of());
    }

    @Test
    void followsItFromHandToHand() {
        EvidenceFold fold = fold(collected(true), new EvidenceAccessed("e", "i", 1), toTheFirm());
        assertThat(fold.row().custodian()).isEqualTo(FIRM);
        assertThat(fold.row().place()).isEqualTo(of("laboratory"));
        assertThat(fold.steps().stream().flatMap(step -> Optional.ofNullable(step.custodian()).stream())).containsExactly(LEE, FIRM);
        assertThat(fold.steps()).extracting(CustodyStep::ordinal).containsExactly(1L, 2L, 3L);
        assertThat(fold.steps()).extracting(CustodyStep::text).containsExactly(of("scp"), null, of("analysis"));
    }

    @Test
    void aDigestBecomesAFileWhenItIsOpened() {
        EvidenceRow before = fold(collected(false)).row();
        assertThat(before.state()).isEqualTo(EvidenceState.DIGEST_ONLY);
        assertThat(before.size()).isNull();
        EvidenceRow after = fold(collected(false), verified(Verification.OPENED, 5L)).row();
        assertThat(after.state()).isEqualTo(EvidenceState.KEPT);
        assertThat(after.size()).isEqualTo(5L);
        assertThat(after.found()).isEqualTo(Verification.OPENED);
    }

    @Test
    void theLastLookCounts() {
        EvidenceRow row = fold(collected(true), verified(Verification.FILE_CHANGED, null), verified(Verification.INTACT, null)).row();
        assertThat(row.found()).isEqualTo(Verification.INTACT);
        assertThat(row.lookedAt()).isEqualTo(NOW.plusSeconds(3));
    }

    @ParameterizedTest
    @CsvSource({"RETURNED,RETURNED", "DESTROYED,DESTROYED"})
    void whatIsGivenUpIsInNobodysHands(ReleaseOutcome outcome, EvidenceState state) {
        EvidenceRow row = fold(collected(true), new EvidenceReleased("e", "i", 1, outcome, of("why"), null, null, null, null)).row();
        assertThat(row.state()).isEqualTo(state);
        assertThat(row.custodian()).isNull();
        assertThat(row.contentDigest()).as("stays").isEqualTo(of("ab".repeat(32)));
    }

    @Test
    void aCopySaysWhoHasItAndTheItemStaysWhereItIs() {
        EvidenceFold fold = fold(collected(true), new EvidenceExported("e", "i", 1, of("the police"), of("inquiry"), null, null, null, null));
        assertThat(fold.steps().getLast().recipient()).isEqualTo(of("the police"));
        assertThat(fold.row().custodian()).isEqualTo(LEE);
    }

    @Test
    void whatNobodyCollectedIsNoItem() {
        var stray = new EventEnvelope(1, "incident:i", 1, "evidence.EvidenceAccessed", "1", NOW, null, new EvidenceAccessed("e", "i", 1));
        assertThat(EvidenceFold.after(null, stray)).isNull();
    }
}
