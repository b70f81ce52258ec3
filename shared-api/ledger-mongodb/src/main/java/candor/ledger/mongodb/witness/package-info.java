/**
 * Others' word for this log: witnesses are asked to cosign each new checkpoint, and what they hold against it stops the log.
 */
@NullMarked
package candor.ledger.mongodb.witness;

import org.jspecify.annotations.NullMarked;
