package candor.query.evidence;

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
import candor.query.fold.EventEnvelope;
import candor.query.incident.Headlines;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item and what happened to it; names of accounts are filled in when somebody asks. */
record EvidenceFold(EvidenceRow row, List<CustodyStep> steps) {

    static @Nullable EvidenceFold after(@Nullable EvidenceFold before, EventEnvelope envelope) {
        if (!(envelope.event() instanceof EvidenceEvent event)) {
            return before;
        }
        if (event instanceof EvidenceCollected collected) {
            return new EvidenceFold(collected(collected, envelope), List.of(step(event, envelope)));
        }
        if (before == null) {
            return null;
        }
        List<CustodyStep> steps = new ArrayList<>(before.steps);
        steps.add(step(event, envelope));
        return new EvidenceFold(next(before.row, event, envelope), List.copyOf(steps));
    }

    private static EvidenceRow collected(EvidenceCollected e, EventEnvelope envelope) {
        return new EvidenceRow(
                e.evidence(), e.incident(), e.item(), e.name(), e.description(), e.mediaType(), e.size(), e.contentDigest(),
                e.kept() ? EvidenceState.KEPT : EvidenceState.DIGEST_ONLY, e.place(), e.obtained(), e.custodian(), null, null, null,
                envelope.testimony(), envelope.position(), envelope.ordinal());
    }

    private static EvidenceRow next(EvidenceRow row, EvidenceEvent event, EventEnvelope envelope) {
        return switch (event) {
            case EvidenceCollected e -> row;
            case EvidenceAccessed e -> row;
            case EvidenceExported e -> row;
            case EvidenceTransferred e -> with(row, row.state(), e.place() == null ? row.place() : e.place(), e.to(), row.size());
            case EvidenceReleased e -> with(row, e.outcome() == ReleaseOutcome.RETURNED ? EvidenceState.RETURNED : EvidenceState.DESTROYED, row.place(), null, row.size());
            case EvidenceVerified e -> found(
                    e.outcome() == Verification.OPENED ? with(row, EvidenceState.KEPT, row.place(), row.custodian(), e.size()) : row, e.outcome(), envelope);
        };
    }

    private static EvidenceRow with(EvidenceRow row, EvidenceState state, @Nullable FreeText place, @Nullable Personal custodian, @Nullable Long size) {
        return new EvidenceRow(
                row.evidence(), row.incident(), row.item(), row.name(), row.description(), row.mediaType(), size, row.contentDigest(), state, place,
                row.obtained(), custodian, null, row.found(), row.lookedAt(), row.testimony(), row.position(), row.ordinal());
    }

    private static EvidenceRow found(EvidenceRow row, Verification outcome, EventEnvelope envelope) {
        return new EvidenceRow(
                row.evidence(), row.incident(), row.item(), row.name(), row.description(), row.mediaType(), row.size(), row.contentDigest(), row.state(),
                row.place(), row.obtained(), row.custodian(), null, outcome, envelope.recorded(), row.testimony(), row.position(), row.ordinal());
    }

    private static CustodyStep step(EvidenceEvent event, EventEnvelope envelope) {
        Personal hand = switch (event) {
            case EvidenceCollected e -> e.custodian();
            case EvidenceTransferred e -> e.to();
            default -> null;
        };
        FreeText place = switch (event) {
            case EvidenceCollected e -> e.place();
            case EvidenceTransferred e -> e.place();
            default -> null;
        };
        FreeText text = switch (event) {
            case EvidenceCollected e -> e.obtained();
            case EvidenceTransferred e -> e.reason();
            case EvidenceReleased e -> e.reason();
            case EvidenceExported e -> e.purpose();
            case EvidenceAccessed e -> null;
            case EvidenceVerified e -> null;
        };
        FreeText recipient = event instanceof EvidenceExported e ? e.recipient() : null;
        return new CustodyStep(
                envelope.position(), envelope.ordinal(), envelope.type(), Headlines.of(event), hand, null, place, recipient, text, envelope.testimony());
    }
}
