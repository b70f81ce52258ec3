package candor.ledger.mongodb.witness;

import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with the copies outside.
 *
 * @param size entries in the latest checkpoint that was handed over; 0 for none
 * @param at when that was
 * @param trouble why the latest attempt came to nothing; empty if it did not
 */
public record CopyState(long size, Optional<Instant> at, Optional<String> trouble) {

    /** Nothing was handed over yet. */
    static final CopyState NONE = new CopyState(0, Optional.empty(), Optional.empty());

    CopyState troubled(String reason) {
        return new CopyState(size, at, Optional.of(reason));
    }
}
