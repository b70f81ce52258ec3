package candor.ledger.mongodb;

import candor.ledger.mongodb.store.MemoryStore;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.AfterAll;

class MemoryStorageEngineTest extends StorageEngineContract {

    private final MemoryStore store = new MemoryStore();

    @Override
    MongoDatabase database() {
        return store.database("suite");
    }

    @Override
    MongoClientSettings settings() {
        return store.settings();
    }

    @AfterAll
    void closeStore() {
        store.close();
    }
}
