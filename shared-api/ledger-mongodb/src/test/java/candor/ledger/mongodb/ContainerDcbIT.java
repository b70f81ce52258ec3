package candor.ledger.mongodb;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mongodb.MongoDBContainer;

/** On a MongoDB replica set in a container, wherever Docker runs. */
@SuppressWarnings("NullAway.Init") // the container is there before the first test, not before the fields
@Testcontainers(disabledWithoutDocker = true)
class ContainerDcbIT extends DcbScenarios {

    @Container
    private static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8.0").withReplicaSet();

    @TempDir
    Path folder;

    private MongoClientSettings settings;
    private MongoClient client;
    private String database;

    @BeforeEach
    void openStore() {
        settings = StoreSettings.of(MONGO.getReplicaSetUrl());
        client = MongoClients.create(settings);
        database = "dcb_" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Override
    LedgerUnderTest open() {
        return new LedgerUnderTest(client.getDatabase(database), settings, folder.resolve("keep"), options -> options);
    }

    @AfterEach
    void closeStore() {
        closeLedgers();
        client.close();
    }
}
