package candor.ledger.mongodb.witness;

import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with the time-stamping authority.
 *
 * @param size entries in the latest checkpoint known to be stamped; 0 for none
 * @param at time in that stamp
 * @param trouble why the latest request came to nothing; empty if it did not
 */
public record StampState(long size, Optional<Instant> at, Optional<String> trouble) {

    /** Nothing was asked yet. */
    static final StampState NONE = new StampState(0, Optional.empty(), Optional.empty());

    StampState troubled(String reason) {
        return new StampState(size, at, Optional.of(reason));
    }
}
