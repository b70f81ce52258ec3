package candor.ledger.mongodb;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.conversion.Converter;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.TokenStore;

/** One ledger in one MongoDB database. Open it once per process and ledger; close it last. */
public final class MongoLedger implements AutoCloseable {

    private static final String COMING = "the engine behind this interface is not in yet";

    private MongoLedger() {
    }

    /**
     * Opens the ledger of this database and, when the options allow it, creates what is missing: collections, indexes, keys, format number.
     *
     * @throws CorruptLedger if the log does not fit its last checkpoint or itself
     * @throws IllegalStateException if the database carries a newer format number; the message is a sentence for the operator
     */
    public static MongoLedger open(MongoDatabase database, LedgerOptions options) {
        throw new UnsupportedOperationException(COMING);
    }

    /** Axon's storage engine on this ledger. */
    public EventStorageEngine engine(EventConverter converter) {
        throw new UnsupportedOperationException(COMING);
    }

    /** Axon's token store in this ledger's database. */
    public TokenStore tokenStore(Converter converter, String nodeName, Duration claimTimeout) {
        throw new UnsupportedOperationException(COMING);
    }

    /** Reads the log as evidence. */
    public LedgerReader reader() {
        throw new UnsupportedOperationException(COMING);
    }

    /** Whether the ledger takes entries. */
    public LedgerState state() {
        throw new UnsupportedOperationException(COMING);
    }

    /** What this command stored; empty if nothing (yet). */
    public Optional<Receipt> receipt(UUID commandId) {
        throw new UnsupportedOperationException(COMING);
    }

    /**
     * Hex HMAC-SHA-256 of a value under a key of this ledger: an opaque name for an identifier of somebody else.
     *
     * @param namespace what kind of value it is, so that equal values of two kinds get different names
     */
    public String identify(String namespace, String value) {
        throw new UnsupportedOperationException(COMING);
    }

    /** Forgets everything opened that is held in memory: after an erasure. */
    public void forgetOpened() {
        throw new UnsupportedOperationException(COMING);
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException(COMING);
    }
}
