package candor.platform.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The store of this installation, embedded or not.
 *
 * @param client connected to it
 * @param soleProcess whether no other process can write it
 * @param failure why it takes nothing any more, where it says so itself
 * @param shutdown ends it, after the client is closed
 */
public record MongoStore(MongoClient client, boolean soleProcess, Supplier<Optional<String>> failure, Runnable shutdown) implements AutoCloseable {
    public MongoDatabase database(String name) {
        return client.getDatabase(name);
    }

    @Override
    public void close() {
        client.close();
        shutdown.run();
    }
}
