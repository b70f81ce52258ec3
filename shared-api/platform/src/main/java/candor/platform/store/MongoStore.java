package candor.platform.store;

import candor.ledger.mongodb.StoreSettings;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The store of this installation, embedded or not.
 *
 * @param client connected to it
 * @param settings with which it is connected to
 * @param soleProcess whether no other process can write it
 * @param failure why it takes nothing any more, where it says so itself
 * @param compact puts what was deleted out of its files; does nothing where others run the store
 * @param shutdown ends it, after the client is closed
 */
public record MongoStore(MongoClient client, MongoClientSettings settings, boolean soleProcess, Supplier<Optional<String>> failure, Runnable compact, Runnable shutdown) implements AutoCloseable {

    /**
     * The store at an address, or the embedded one in the data folder where there is no address.
     *
     * @param port of the embedded one on loopback; 0 = any free one
     */
    public static MongoStore open(DataFolder folder, @Nullable String uri, int port) {
        return uri == null || uri.isBlank() ? EmbeddedStore.open(folder, port) : connect(uri, false, Optional::empty, () -> {}, () -> {});
    }

    static MongoStore connect(String uri, boolean soleProcess, Supplier<Optional<String>> failure, Runnable compact, Runnable shutdown) {
        MongoClientSettings settings = StoreSettings.of(uri);
        return new MongoStore(MongoClients.create(settings), settings, soleProcess, failure, compact, shutdown);
    }

    /** The same without a limit on the time an answer takes, for what touches everything there is. Close it before this one. */
    public MongoStore patient() {
        MongoClientSettings waiting = MongoClientSettings.builder(settings).applyToSocketSettings(socket -> socket.readTimeout(0, TimeUnit.MILLISECONDS)).build();
        return new MongoStore(MongoClients.create(waiting), waiting, soleProcess, failure, compact, () -> {});
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
