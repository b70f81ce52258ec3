package candor.ledger.mongodb;

import candor.ledger.mongodb.wire.FaultyWire;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;

/** A ledger as another process has it: with a client of its own, behind a wire of its own. */
final class WiredLedger implements AutoCloseable {

    /** Short, so that tests of silence are; the product's own are in {@link StoreSettings}. */
    private static final String IMPATIENT = "?socketTimeoutMS=700&connectTimeoutMS=700&serverSelectionTimeoutMS=900&heartbeatFrequencyMS=500";

    final FaultyWire wire;
    final LedgerUnderTest ledger;
    private final MongoClient client;

    WiredLedger(String store, Path keep) {
        wire = new FaultyWire(store);
        MongoClientSettings settings = StoreSettings.of(wire.uri() + IMPATIENT);
        client = MongoClients.create(settings);
        ledger = new LedgerUnderTest(client.getDatabase("candor"), settings, keep, options -> options);
    }

    @Override
    public void close() {
        wire.heal();
        ledger.close();
        client.close();
        wire.close();
    }
}
