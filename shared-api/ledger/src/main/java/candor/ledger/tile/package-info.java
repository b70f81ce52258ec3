/**
 * Tiles and entry bundles (C2SP tlog-tiles): the tree and the entries cut into files that never change.
 */
@NullMarked
package candor.ledger.tile;

import org.jspecify.annotations.NullMarked;
