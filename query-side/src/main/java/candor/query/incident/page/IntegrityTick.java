package candor.query.incident.page;

import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.SignedCheckpoint;
import org.jspecify.annotations.Nullable;

/**
 * How far an incident's entries are covered by a signed checkpoint.
 *
 * @param signed number of ledger entries the newest signed checkpoint covers; 0 while there is none
 * @param root hex of its root hash; absent while there is none
 * @param whole whether that includes the incident's newest entry
 */
public record IntegrityTick(long signed, @Nullable String root, boolean whole) {

    static IntegrityTick of(LedgerReader ledger, long newestPosition) {
        return ledger.latestCheckpoint().map(signed -> of(signed, newestPosition)).orElseGet(() -> new IntegrityTick(0, null, false));
    }

    private static IntegrityTick of(SignedCheckpoint signed, long newestPosition) {
        long size = signed.checkpoint().size();
        return new IntegrityTick(size, signed.checkpoint().root().hex(), newestPosition < size);
    }

    /** Whether that checkpoint covers the entry at this position. */
    public boolean covers(long position) {
        return position < signed;
    }
}
