/** Stores for tests. */
@NullMarked
package candor.ledger.mongodb.store;

import org.jspecify.annotations.NullMarked;
