package candor.ledger.mongodb;

import candor.ledger.mongodb.store.EmbeddedStore;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.AfterAll;

class EmbeddedStorageEngineTest extends StorageEngineContract {

    private final EmbeddedStore store = new EmbeddedStore(Folders.fresh("data"));

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
