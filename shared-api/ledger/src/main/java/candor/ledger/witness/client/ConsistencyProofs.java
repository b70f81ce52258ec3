package candor.ledger.witness.client;

import candor.ledger.tree.ConsistencyProof;

/** Makes the proofs that a witness asks for. */
@FunctionalInterface
public interface ConsistencyProofs {

    /** That the log of {@code size} entries began as the log of {@code earlier}; both at least 1, the second no smaller. */
    ConsistencyProof between(long earlier, long size);
}
