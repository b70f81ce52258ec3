package candor.ledger.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.AfterAll;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mongodb.MongoDBContainer;

/** On a MongoDB replica set in a container, wherever Docker runs. */
@SuppressWarnings("NullAway.Init") // the container is there before the first test, not before the fields
@Testcontainers(disabledWithoutDocker = true)
class ContainerStorageEngineIT extends StorageEngineContract {

    @Container
    private static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8.0").withReplicaSet();

    private MongoClientSettings settings;
    private MongoClient client;

    @Override
    MongoDatabase database() {
        client = MongoClients.create(settings());
        return client.getDatabase("suite");
    }

    @Override
    MongoClientSettings settings() {
        if (settings == null) {
            settings = MongoClientSettings.builder().applyConnectionString(new ConnectionString(MONGO.getReplicaSetUrl())).build();
        }
        return settings;
    }

    @AfterAll
    void closeStore() {
        client.close();
    }
}
