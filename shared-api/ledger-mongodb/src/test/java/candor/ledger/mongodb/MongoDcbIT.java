package candor.ledger.mongodb;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** On the MongoDB that CANDOR_MONGODB_URI names, each scenario in a database of its own that is dropped afterwards. */
@EnabledIfEnvironmentVariable(named = "CANDOR_MONGODB_URI", matches = "mongodb.*", disabledReason = "no MongoDB is named: set CANDOR_MONGODB_URI")
class MongoDcbIT extends DcbScenarios {

    @TempDir
    Path folder = Path.of("");

    private final MongoClientSettings settings = StoreSettings.of(System.getenv().getOrDefault("CANDOR_MONGODB_URI", "mongodb://127.0.0.1"));
    private final MongoClient client = MongoClients.create(settings);
    private final MongoDatabase database = client.getDatabase("candor_test_" + UUID.randomUUID().toString().substring(0, 8));

    @Override
    LedgerUnderTest open() {
        return new LedgerUnderTest(database, settings, folder.resolve("keep"), options -> options);
    }

    @AfterEach
    void closeStore() {
        closeLedgers();
        database.drop();
        client.close();
    }
}
