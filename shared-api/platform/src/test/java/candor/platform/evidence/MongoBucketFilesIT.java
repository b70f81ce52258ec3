package candor.platform.evidence;

import candor.ledger.mongodb.StoreSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** On the MongoDB that CANDOR_MONGODB_URI names, in a database of its own that is dropped afterwards. */
@EnabledIfEnvironmentVariable(named = "CANDOR_MONGODB_URI", matches = "mongodb.*", disabledReason = "no MongoDB is named: set CANDOR_MONGODB_URI")
class MongoBucketFilesIT extends EvidenceFilesContract {
    private final MongoClient client = MongoClients.create(StoreSettings.of(System.getenv().getOrDefault("CANDOR_MONGODB_URI", "mongodb://127.0.0.1")));
    private final MongoDatabase database = client.getDatabase("candor_test_" + UUID.randomUUID().toString().substring(0, 8));

    @Override
    EvidenceFiles files() {
        return new BucketFiles(database, clock);
    }

    @AfterEach
    void drop() {
        database.drop();
        client.close();
    }
}
