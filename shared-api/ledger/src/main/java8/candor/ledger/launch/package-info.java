/**
 * The verifier's first class, for every Java.
 */
@NullMarked
package candor.ledger.launch;

import org.jspecify.annotations.NullMarked;
