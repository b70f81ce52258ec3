package candor.ledger.mongodb.witness;

import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with one witness.
 *
 * @param name in the policy
 * @param counts whether the policy's quorum reaches it
 * @param size entries in the latest checkpoint it cosigned; 0 for none since the start
 * @param at time in that cosignature, by the witness's clock
 * @param trouble why the latest request came to nothing; empty if it did not
 * @param disputed whether it holds that this log is not the one it cosigned, without having shown it
 */
public record WitnessState(String name, boolean counts, long size, Optional<Instant> at, Optional<String> trouble, boolean disputed) {

    WitnessState cosigned(long over, Instant when) {
        return new WitnessState(name, counts, over, Optional.of(when), Optional.empty(), false);
    }

    WitnessState troubled(String reason, boolean nowDisputed) {
        return new WitnessState(name, counts, size, at, Optional.of(reason), disputed || nowDisputed);
    }
}
