/**
 * Trails: what a recipient outside gets, a BagIt bag in a canonical zip, and the timeline in it.
 */
@NullMarked
package candor.ledger.trail;

import org.jspecify.annotations.NullMarked;
