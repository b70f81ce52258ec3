package candor.ledger.mongodb;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Finds the checkpoint that covers an entry: signs one where this process may, else waits for the next of whoever does. */
public final class Covering {
    /** Several times the interval at which the command side signs. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final MongoLedger ledger;
    private final LedgerReader reader;

    public Covering(MongoLedger ledger) {
        this.ledger = ledger;
        this.reader = ledger.reader();
    }

    /**
     * The first checkpoint that covers so many entries; the same for the same number, always.
     *
     * @throws LedgerUnavailable if none was signed in time
     */
    public SignedCheckpoint covering(long size) {
        Optional<SignedCheckpoint> there = reader.checkpointCovering(size);
        if (there.isPresent()) {
            return there.get();
        }
        if (ledger.mayAppend()) {
            ledger.signCheckpoint();
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (there = reader.checkpointCovering(size); there.isEmpty(); there = reader.checkpointCovering(size)) {
            if (System.nanoTime() > deadline) {
                throw new LedgerUnavailable(LedgerUnavailable.NOT_SIGNED, "no checkpoint covers this entry yet: ask again in a few seconds");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return there.get();
    }
}
