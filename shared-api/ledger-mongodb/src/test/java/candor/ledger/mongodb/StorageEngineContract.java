package candor.ledger.mongodb;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoDatabase;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.StorageEngineTestSuite;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;

/** Axon's own suite for storage engines; metadata as stored, because the suite compares it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway") // the suite sets up in a method of its own and takes no processing context
abstract class StorageEngineContract extends StorageEngineTestSuite<EventStorageEngine> {

    private LedgerUnderTest ledger;

    abstract MongoDatabase database();

    abstract MongoClientSettings settings();

    @Override
    protected EventStorageEngine buildStorageEngine() {
        LoggerFactory.getLogger(StorageEngineContract.class).info("Axon's storage engine suite runs on {}", getClass().getSimpleName());
        ledger = new LedgerUnderTest(database(), settings(), Folders.fresh("keep"), options -> options);
        return ledger.ledger.engine(LedgerUnderTest.CONVERTER, false);
    }

    @Override
    protected ProcessingContext processingContext() {
        return null;
    }

    @AfterAll
    void closeLedger() {
        ledger.close();
    }
}
