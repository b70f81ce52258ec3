/**
 * Asking others' witnesses for their cosignatures (C2SP tlog-witness).
 */
@NullMarked
package candor.ledger.witness.client;

import org.jspecify.annotations.NullMarked;
