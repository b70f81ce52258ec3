/**
 * The keys of one ledger: the master key in the keep folder or a key management service, the epoch key it wraps, the keys wrapped
 * under that, the ledger's secrets and its signing key.
 */
@NullMarked
package candor.ledger.mongodb.keys;

import org.jspecify.annotations.NullMarked;
