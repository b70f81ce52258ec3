/** Tests of the token store. */
@NullMarked
package candor.ledger.mongodb.token;

import org.jspecify.annotations.NullMarked;
