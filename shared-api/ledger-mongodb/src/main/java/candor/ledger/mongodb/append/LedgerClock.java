package candor.ledger.mongodb.append;

import candor.ledger.entry.LedgerTime;
import candor.ledger.mongodb.LedgerUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The ledger's clock: never goes back, and says so when the machine's does. */
public final class LedgerClock {

    /** How far the machine's clock may lie behind the last entry. */
    public static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final InstantSource source;

    public LedgerClock(InstantSource source) {
        this.source = source;
    }

    /** Whether the machine's clock lies too far behind the last entry to record anything. */
    public boolean steppedBack(Instant last) {
        return source.instant().isBefore(last.minus(TOLERANCE));
    }

    /** When an entry behind the last one is recorded. @throws LedgerUnavailable if the clock has stepped back too far */
    Instant after(Instant last) {
        Instant now = LedgerTime.truncate(source.instant());
        if (now.isBefore(last.minus(TOLERANCE))) {
            throw new LedgerUnavailable(LedgerUnavailable.CLOCK_STEPPED_BACK,
                    "this machine's clock is more than five seconds behind the last entry: nothing is recorded until it is set right");
        }
        return now.isBefore(last) ? last : now;
    }
}
