package candor.evidence;

import candor.access.NamedAccount;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Testimony;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One item in the list of an incident's evidence.
 *
 * @param item its number in the incident, from 1
 * @param mediaType as stated; absent where only the digest is known
 * @param size in bytes; absent where only the digest is known
 * @param contentDigest SHA-256, 64 hexadecimal digits
 * @param place where it is by what was last said
 * @param custodian who has it; its value is an account's reference or a name
 * @param custodianAccount the same with a display name, where it is an account that is known
 * @param found what the last look at it found; absent while there was none
 * @param lookedAt when that was recorded (UTC)
 * @param testimony of the collecting
 * @param position of the entry that records its digest
 * @param ordinal of that entry in the incident
 */
public record EvidenceRow(
        String evidence,
        String incident,
        long item,
        FreeText name,
        @Nullable FreeText description,
        @Nullable String mediaType,
        @Nullable Long size,
        FreeText contentDigest,
        EvidenceState state,
        @Nullable FreeText place,
        @Nullable FreeText obtained,
        @Nullable Personal custodian,
        @Nullable NamedAccount custodianAccount,
        @Nullable Verification found,
        @Nullable Instant lookedAt,
        Testimony testimony,
        long position,
        long ordinal) {

    /** How people write its number. */
    public String label() {
        return "EV-" + item;
    }
}
