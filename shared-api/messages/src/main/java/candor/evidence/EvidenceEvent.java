package candor.evidence;

import candor.DomainEvent;
import candor.TagKey;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Means;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import java.util.List;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to an item of evidence. Each stands in the stream of its incident, so every trail of the incident holds it. Files are
 * never in the log: only their digests, and these sealed, because the digest of a short text can be guessed.
 */
public sealed interface EvidenceEvent extends DomainEvent {
    /** The item. */
    String evidence();

    /** Where it belongs. */
    String incident();

    /** Codes of the rules that a report of fact breaks. */
    default List<String> irregular() {
        return List.of();
    }

    /**
     * It was collected.
     *
     * @param item its number in the incident, from 1 without a gap; people write EV-1
     * @param mediaType as stated; absent where only the digest is known
     * @param size in bytes; absent where only the digest is known
     * @param contentDigest SHA-256, 64 hexadecimal digits
     * @param kept whether the file is kept here; otherwise only the digest is known
     * @param place where it was collected
     * @param obtained how
     * @param custodian who has it first
     */
    @Event(namespace = "evidence", name = "EvidenceCollected", version = "1")
    record EvidenceCollected(
            @EventTag(key = TagKey.OF_EVIDENCE) String evidence,
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long item,
            FreeText name,
            @Nullable FreeText description,
            @Nullable String mediaType,
            @Nullable Long size,
            FreeText contentDigest,
            boolean kept,
            @Nullable FreeText place,
            @Nullable FreeText obtained,
            @Nullable Personal custodian,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements EvidenceEvent {}

    /** Somebody read the file; at most one entry for each account and hour. */
    @Event(namespace = "evidence", name = "EvidenceAccessed", version = "1")
    record EvidenceAccessed(
            @EventTag(key = TagKey.OF_EVIDENCE) String evidence,
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long item)
            implements EvidenceEvent {}

    /**
     * It went from one hand to another.
     *
     * @param from who had it; absent where nobody is known to
     * @param to an account's reference, or the name of somebody outside
     * @param place where it is now; absent where that did not change or nobody said
     */
    @Event(namespace = "evidence", name = "EvidenceTransferred", version = "1")
    record EvidenceTransferred(
            @EventTag(key = TagKey.OF_EVIDENCE) String evidence,
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long item,
            @Nullable Personal from,
            Personal to,
            @Nullable FreeText place,
            FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements EvidenceEvent {}

    /**
     * It was looked at.
     *
     * @param size in bytes, of what was shown and is kept since; absent but where it was {@link Verification#OPENED}
     */
    @Event(namespace = "evidence", name = "EvidenceVerified", version = "1")
    record EvidenceVerified(
            @EventTag(key = TagKey.OF_EVIDENCE) String evidence,
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long item,
            Verification outcome,
            @Nullable Long size,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means)
            implements EvidenceEvent {}

    /** It left our hands for good. */
    @Event(namespace = "evidence", name = "EvidenceReleased", version = "1")
    record EvidenceReleased(
            @EventTag(key = TagKey.OF_EVIDENCE) String evidence,
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long item,
            ReleaseOutcome outcome,
            FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements EvidenceEvent {}

    /**
     * A copy was handed to somebody.
     *
     * @param recipient who got it
     * @param purpose what for
     */
    @Event(namespace = "evidence", name = "EvidenceExported", version = "1")
    record EvidenceExported(
            @EventTag(key = TagKey.OF_EVIDENCE) String evidence,
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long item,
            FreeText recipient,
            FreeText purpose,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements EvidenceEvent {}
}
