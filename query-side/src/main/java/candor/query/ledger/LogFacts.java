package candor.query.ledger;

import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.SignedCheckpoint;
import candor.ledger.mongodb.keys.LogKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a reader needs to know of the log before anything else. */
record LogFacts(LedgerReader ledger) {

    /**
     * The log.
     *
     * @param origin its name
     * @param vkey the key that verifies its checkpoints (C2SP signed-note); ask for it by another way too
     * @param tiles where its tiles are (C2SP tlog-tiles), below the address of this server
     * @param size number of entries that the newest checkpoint covers
     * @param checkpoint that checkpoint; absent while nothing was signed
     */
    record LogDescription(String origin, String vkey, String tiles, long size, @Nullable String checkpoint) {}

    LogDescription read() {
        Optional<SignedCheckpoint> newest = ledger.latestCheckpoint();
        return new LogDescription(ledger.origin(), ledger.vkey().vkey(), "/ledger/" + id() + "/",
                newest.map(signed -> signed.checkpoint().size()).orElse(0L), newest.map(signed -> signed.note().format()).orElse(null));
    }

    /** How the log is called in addresses. */
    String id() {
        return LogKey.tag(ledger.origin());
    }
}
