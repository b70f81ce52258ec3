/**
 * Signed checkpoints: made at block ends only, never two that contradict each other.
 */
@NullMarked
package candor.ledger.mongodb.checkpoint;

import org.jspecify.annotations.NullMarked;
