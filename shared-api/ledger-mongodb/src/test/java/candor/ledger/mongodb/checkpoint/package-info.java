/** Tests of the checkpoints. */
@NullMarked
package candor.ledger.mongodb.checkpoint;

import org.jspecify.annotations.NullMarked;
