package candor.ledger.mongodb;

import candor.embedded.EmbeddedMongo;
import candor.embedded.EmbeddedMongoOptions;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The embedded server in a folder of its own, and a client to it. */
final class EmbeddedStore implements AutoCloseable {

    final Path folder;
    final MongoClientSettings settings;
    private final EmbeddedMongo server;
    private final MongoClient client;

    EmbeddedStore() {
        try {
            folder = Files.createTempDirectory("candor-store");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = EmbeddedMongo.open(folder.resolve("data"), EmbeddedMongoOptions.defaults());
        settings = MongoClientSettings.builder().applyConnectionString(new ConnectionString(server.connectionString())).build();
        client = MongoClients.create(settings);
    }

    MongoDatabase database(String name) {
        return client.getDatabase(name);
    }

    /** A ledger in the database of this name, with the options changed. */
    LedgerUnderTest ledger(String name, java.util.function.UnaryOperator<LedgerOptions> options) {
        return new LedgerUnderTest(database(name), settings, folder.resolve("keep"), options);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
