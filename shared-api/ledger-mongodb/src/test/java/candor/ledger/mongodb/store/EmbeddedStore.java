package candor.ledger.mongodb.store;

import candor.embedded.EmbeddedMongo;
import candor.embedded.EmbeddedMongoOptions;
import candor.ledger.mongodb.StoreSettings;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;

/** The embedded server on a folder, as the product runs it, and a client to it. */
public final class EmbeddedStore implements AutoCloseable {

    private final EmbeddedMongo server;
    private final MongoClientSettings settings;
    private final MongoClient client;
    private final ReadCounter reads = new ReadCounter();

    public EmbeddedStore(Path folder) {
        server = EmbeddedMongo.open(folder, EmbeddedMongoOptions.defaults());
        settings = MongoClientSettings.builder(StoreSettings.of(server.connectionString())).addCommandListener(reads).build();
        client = MongoClients.create(settings);
    }

    /** Where it listens. */
    public String uri() {
        return server.connectionString();
    }

    public MongoClientSettings settings() {
        return settings;
    }

    /** What this client has read. */
    public ReadCounter reads() {
        return reads;
    }

    public MongoDatabase database(String name) {
        return client.getDatabase(name);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
