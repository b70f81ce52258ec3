package candor.query.incident;

import candor.evidence.EvidenceEvent;
import candor.evidence.EvidenceEvent.EvidenceAccessed;
import candor.evidence.EvidenceEvent.EvidenceCollected;
import candor.evidence.EvidenceEvent.EvidenceExported;
import candor.evidence.EvidenceEvent.EvidenceReleased;
import candor.evidence.EvidenceEvent.EvidenceTransferred;
import candor.evidence.EvidenceEvent.EvidenceVerified;
import candor.evidence.ReleaseOutcome;

/** One plain sentence for each event of an item of evidence. */
final class EvidenceHeadlines {
    private EvidenceHeadlines() {}

    static String of(EvidenceEvent event) {
        return switch (event) {
            case EvidenceCollected e -> e.kept() ? "EV-" + e.item() + " was collected" : "The digest of EV-" + e.item() + " was recorded, not what it is of";
            case EvidenceAccessed e -> "The file of EV-" + e.item() + " was read";
            case EvidenceTransferred e -> "EV-" + e.item() + " went into other hands";
            case EvidenceVerified e -> "EV-" + e.item() + switch (e.outcome()) {
                case INTACT -> " was verified: it is what was recorded";
                case OPENED -> " was opened: what was shown has the digest that was recorded";
                case FILE_CHANGED -> " was verified: its file has changed, the log has not";
                case FILE_MISSING -> " was verified: its file is missing, the log has not changed";
                case LOG_CHANGED -> " was verified: the log has changed";
            };
            case EvidenceReleased e -> "EV-" + e.item() + (e.outcome() == ReleaseOutcome.RETURNED ? " was returned" : " was destroyed");
            case EvidenceExported e -> "A copy of EV-" + e.item() + " was handed out";
        };
    }
}
