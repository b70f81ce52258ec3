/** Tests of the keys. */
@NullMarked
package candor.ledger.mongodb.keys;

import org.jspecify.annotations.NullMarked;
