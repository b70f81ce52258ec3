/**
 * BagIt bags and the one form of zip that they travel in, written and read.
 */
@NullMarked
package candor.ledger.bag;

import org.jspecify.annotations.NullMarked;
