/**
 * Time from elsewhere: RFC 3161 tokens over checkpoints.
 */
@NullMarked
package candor.ledger.timestamp;

import org.jspecify.annotations.NullMarked;
