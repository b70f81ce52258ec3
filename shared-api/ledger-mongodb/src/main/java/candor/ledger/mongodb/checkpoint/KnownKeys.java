package candor.ledger.mongodb.checkpoint;

import candor.ledger.note.Checkpoint;
import candor.ledger.note.LogKeys;
import candor.ledger.note.SignedNote;
import candor.ledger.note.UnverifiedNote;
import candor.ledger.note.VerifierKey;
import java.util.function.Supplier;

/** The log's keys as this process knows them; they are asked for again when a note does not verify, for another process may have rotated. */
public final class KnownKeys {

    private final Supplier<LogKeys> source;
    private volatile LogKeys known;

    /** @param source says what the keys are now */
    public KnownKeys(Supplier<LogKeys> source) {
        this.source = source;
        this.known = source.get();
    }

    /** One key that is never replaced. */
    public static KnownKeys only(VerifierKey key) {
        return new KnownKeys(() -> LogKeys.of(key));
    }

    /** What they are now. */
    public LogKeys now() {
        known = source.get();
        return known;
    }

    /** @throws UnverifiedNote if no key that counts at the checkpoint's size signed it @throws candor.ledger.Malformed if it is no checkpoint */
    Checkpoint open(SignedNote note) {
        try {
            return known.open(note);
        } catch (UnverifiedNote e) {
            return now().open(note);
        }
    }
}
