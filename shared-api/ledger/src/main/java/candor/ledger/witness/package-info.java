/**
 * Cosignatures on checkpoints (C2SP tlog-cosignature) and the witness protocol (C2SP tlog-witness): formats, the role, its HTTP edge.
 */
@NullMarked
package candor.ledger.witness;

import org.jspecify.annotations.NullMarked;
