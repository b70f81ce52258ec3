package candor.evidence;

import candor.DomainCommand;
import candor.incident.ReportOfFact;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Attribution;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

/** What can be asked of an item of evidence. */
public sealed interface EvidenceCommand extends DomainCommand {
    /** UUIDv7 made by the client. */
    String evidence();

    /**
     * Records that a file was collected, which is kept here already; only the server issues it, after it has hashed the file. Fact.
     *
     * @param name of the file
     * @param mediaType as whoever sent it states it; it is never relied on
     * @param size in bytes
     * @param contentDigest SHA-256 of its bytes, 64 hexadecimal digits
     * @param place where it was collected
     * @param obtained how it was collected
     */
    record CollectEvidence(
            @TargetEntityId String evidence,
            String incident,
            FreeText name,
            @Nullable FreeText description,
            String mediaType,
            long size,
            FreeText contentDigest,
            @Nullable FreeText place,
            @Nullable FreeText obtained,
            Attribution attribution)
            implements EvidenceCommand, ReportOfFact {}

    /**
     * Records the digest of something that is not shown yet, so that it can be shown later that it existed. Fact.
     *
     * @param contentDigest SHA-256 of its bytes, 64 hexadecimal digits; for a text, of its UTF-8 with line feeds as line ends
     */
    record RecordEvidenceDigest(
            @TargetEntityId String evidence,
            String incident,
            FreeText name,
            @Nullable FreeText description,
            FreeText contentDigest,
            @Nullable FreeText place,
            @Nullable FreeText obtained,
            Attribution attribution)
            implements EvidenceCommand, ReportOfFact {}

    /**
     * Shows what was recorded as a digest only; refused when the digest is another. Only the server issues it, after it has hashed what was
     * sent and keeps it. Recorded on a closed incident too: proof comes late. Act.
     *
     * @param contentDigest of what was shown
     * @param size of it, in bytes
     */
    record OpenEvidence(@TargetEntityId String evidence, FreeText contentDigest, long size, Attribution attribution) implements EvidenceCommand {}

    /**
     * Records that it went from one hand to another. Fact.
     *
     * @param to an account, or the name of somebody outside
     * @param place where it is now
     */
    record TransferEvidence(
            @TargetEntityId String evidence,
            Personal to,
            @Nullable FreeText place,
            FreeText reason,
            Attribution attribution)
            implements EvidenceCommand, ReportOfFact {}

    /**
     * Gives it up: it goes back, or is destroyed. The file that is kept here is removed once nothing else names it. Refused while a legal
     * hold covers the whole incident, and when the incident is closed. Act.
     */
    record ReleaseEvidence(@TargetEntityId String evidence, ReleaseOutcome outcome, FreeText reason, Attribution attribution)
            implements EvidenceCommand {}

    /**
     * Says that a copy is handed to somebody. Act.
     *
     * @param recipient who gets it
     * @param purpose what for
     */
    record ExportEvidence(@TargetEntityId String evidence, FreeText recipient, FreeText purpose, Attribution attribution)
            implements EvidenceCommand {}

    /** Records that the one who acts reads the file; the server issues it before the first byte goes out. Recorded on a closed incident too. Fact. */
    record RecordEvidenceAccess(@TargetEntityId String evidence) implements EvidenceCommand, ReportOfFact {}

    /**
     * Records what a check found that the server made because the one who acts asked for it. Recorded on a closed incident too, and where the
     * item's own entries are what is damaged. Fact.
     *
     * @param incident of the item
     * @param item its number in the incident
     */
    record RecordEvidenceVerification(@TargetEntityId String evidence, String incident, long item, Verification outcome) implements EvidenceCommand, ReportOfFact {}
}
