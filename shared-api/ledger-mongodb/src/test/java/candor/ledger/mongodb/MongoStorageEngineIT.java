package candor.ledger.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** On the MongoDB that CANDOR_MONGODB_URI names, in a database of its own that is dropped afterwards. */
@EnabledIfEnvironmentVariable(named = "CANDOR_MONGODB_URI", matches = "mongodb.*", disabledReason = "no MongoDB is named: set CANDOR_MONGODB_URI")
class MongoStorageEngineIT extends StorageEngineContract {

    private final MongoClientSettings settings = MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(System.getenv().getOrDefault("CANDOR_MONGODB_URI", "mongodb://127.0.0.1"))).build();
    private final MongoClient client = MongoClients.create(settings);
    private final MongoDatabase database = client.getDatabase("candor_test_" + UUID.randomUUID().toString().substring(0, 8));

    @Override
    MongoDatabase database() {
        return database;
    }

    @Override
    MongoClientSettings settings() {
        return settings;
    }

    @AfterAll
    void closeStore() {
        database.drop();
        client.close();
    }
}
