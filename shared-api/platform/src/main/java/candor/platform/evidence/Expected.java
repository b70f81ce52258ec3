package candor.platform.evidence;

import candor.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * What a file must be to be kept.
 *
 * @param atMost in bytes
 * @param digest SHA-256 that was stated, 64 hexadecimal digits; absent where nobody stated one
 */
public record Expected(long atMost, @Nullable String digest) {
    static final String NOT_STORED = "evidence.not-stored";

    /** @throws RuleViolation {@code evidence.too-large} */
    void requireRoom(long size) {
        if (size > atMost) {
            throw new RuleViolation("evidence.too-large", "A file of evidence has at most " + atMost + " bytes here: nothing was kept.");
        }
    }

    /** @throws RuleViolation {@code evidence.empty} or {@code evidence.digest-mismatch} */
    void require(KeptFile file) {
        if (file.size() == 0) {
            throw new RuleViolation("evidence.empty", "The file is empty: nothing was kept.");
        }
        if (digest != null && !digest.equals(file.digest())) {
            throw new RuleViolation(
                    "evidence.digest-mismatch",
                    "What arrived has the SHA-256 " + file.digest() + " and not the stated " + digest + ": nothing was kept, send it again.");
        }
    }

    /** The store takes no more. */
    static RuleViolation notStored() {
        return new RuleViolation(
                NOT_STORED, "The place for evidence is full or cannot be written: nothing was recorded. Ask whoever operates this for room, then send it again.");
    }
}
