/** Tests of the check of a whole ledger. */
@NullMarked
package candor.ledger.mongodb.fsck;

import org.jspecify.annotations.NullMarked;
