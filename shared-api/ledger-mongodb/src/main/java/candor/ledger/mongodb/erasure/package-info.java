/**
 * Erasing for good without breaking a proof: the list that outlives every backup, what an erasure has come to, and its steps, each of
 * which can be repeated.
 */
@NullMarked
package candor.ledger.mongodb.erasure;

import org.jspecify.annotations.NullMarked;
