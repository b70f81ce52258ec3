/** Where event processors remember how far they have read, in the ledger's database. */
@NullMarked
package candor.ledger.mongodb.token;

import org.jspecify.annotations.NullMarked;
