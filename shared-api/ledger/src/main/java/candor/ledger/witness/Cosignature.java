package candor.ledger.witness;

import candor.ledger.note.NoteSignature;
import java.time.Instant;

/**
 * A verified statement of a witness: as of this second, the checkpoint was the largest tree of the log it had seen, and consistent
 * with all it had seen before.
 *
 * @param key that made it
 * @param at by the witness's clock, in whole seconds
 * @param line as it stands in the note
 */
public record Cosignature(CosignatureKey key, Instant at, NoteSignature line) {}
