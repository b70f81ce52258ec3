package candor.ledger.mongodb;

import candor.ledger.note.Checkpoint;
import candor.ledger.note.SignedNote;

/**
 * A checkpoint this ledger signed; its size is always the end of a block.
 *
 * @param checkpoint origin, size and root
 * @param note the signed note, as published
 */
public record SignedCheckpoint(Checkpoint checkpoint, SignedNote note) {}
