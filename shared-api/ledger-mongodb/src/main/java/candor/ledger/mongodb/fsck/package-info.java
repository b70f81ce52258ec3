/**
 * Recomputes a whole ledger from its store and names everything that does not fit.
 */
@NullMarked
package candor.ledger.mongodb.fsck;

import org.jspecify.annotations.NullMarked;
