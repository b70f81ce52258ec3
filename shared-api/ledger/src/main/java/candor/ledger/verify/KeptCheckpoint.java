package candor.ledger.verify;

import candor.ledger.note.LogKeys;
import candor.ledger.note.SignedNote;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint that the verifying person kept from an earlier trail.
 *
 * @param keys of the log that signed it, obtained with it, where that is another log which this one was begun from; null if it is the same
 */
public record KeptCheckpoint(SignedNote note, @Nullable LogKeys keys) {

    /** Name of the log that it is about. */
    String origin() {
        return note.text().lines().findFirst().orElse("");
    }
}
