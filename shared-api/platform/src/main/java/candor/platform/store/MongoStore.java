package candor.platform.store;

import candor.ledger.mongodb.StoreSettings;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The store of this installation, embedded or not.
 *
 * @param client connected to it
 * @param settings with which it is connected to
 * @param soleProcess whether no other process can write it
 * @param failure why it takes nothing any more, where it says so itself
 * @param shutdown ends it, after the client is closed
 */
public record MongoStore(MongoClient client, MongoClientSettings settings, boolean soleProcess, Supplier<Optional<String>> failure, Runnable shutdown) implements AutoCloseable {

    /** A store that others run. */
    static MongoStore at(String uri) {
        return connect(uri, false, Optional::empty, () -> {});
    }

    static MongoStore connect(String uri, boolean soleProcess, Supplier<Optional<String>> failure, Runnable shutdown) {
        MongoClientSettings settings = StoreSettings.of(uri);
        return new MongoStore(MongoClients.create(settings), settings, soleProcess, failure, shutdown);
    }

    public MongoDatabase database(String name) {
        return client.getDatabase(name);
    }

    @Override
    public void close() {
        client.close();
        shutdown.run();
    }
}
