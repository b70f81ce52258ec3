/** Tests of the stored tiles. */
@NullMarked
package candor.ledger.mongodb.tile;

import org.jspecify.annotations.NullMarked;
