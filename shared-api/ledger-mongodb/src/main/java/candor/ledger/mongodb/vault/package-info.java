/**
 * Sealed components: rows that open only under their own key, beside the log and not in it, so that erasing one breaks no proof.
 */
@NullMarked
package candor.ledger.mongodb.vault;

import org.jspecify.annotations.NullMarked;
