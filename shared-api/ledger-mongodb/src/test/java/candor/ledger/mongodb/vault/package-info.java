/** Tests of the vault. */
@NullMarked
package candor.ledger.mongodb.vault;

import org.jspecify.annotations.NullMarked;
