/**
 * C2SP signed notes, Ed25519 keys and checkpoints.
 */
@NullMarked
package candor.ledger.note;

import org.jspecify.annotations.NullMarked;
