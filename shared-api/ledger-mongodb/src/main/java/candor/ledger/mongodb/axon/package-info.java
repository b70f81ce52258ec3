/** The thin adapters between Axon Framework 5.0.1 and the ledger: an upgrade of Axon touches this package only. */
@NullMarked
package candor.ledger.mongodb.axon;

import org.jspecify.annotations.NullMarked;
