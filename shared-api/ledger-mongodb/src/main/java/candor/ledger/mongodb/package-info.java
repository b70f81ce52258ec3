/**
 * One ledger in one MongoDB database: Axon's storage engine and token store on it, and what the rest of the product reads from it.
 */
@NullMarked
package candor.ledger.mongodb;

import org.jspecify.annotations.NullMarked;
