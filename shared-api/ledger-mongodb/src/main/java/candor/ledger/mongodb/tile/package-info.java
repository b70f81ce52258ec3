/**
 * The full tiles of the log's tree, stored as they fill up, so that no proof reads the whole log. Derived from the entries alone.
 */
@NullMarked
package candor.ledger.mongodb.tile;

import org.jspecify.annotations.NullMarked;
