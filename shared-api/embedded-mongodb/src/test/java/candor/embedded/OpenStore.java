package candor.embedded;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.UuidRepresentation;

/** A store and a driver connected to it, as the product connects. */
final class OpenStore implements AutoCloseable {

    private final EmbeddedMongo mongo;
    private final MongoClient client;

    private OpenStore(EmbeddedMongo mongo) {
        this.mongo = mongo;
        this.client = connect(mongo.connectionString());
    }

    static OpenStore at(Path folder) {
        return at(folder, EmbeddedMongoOptions.defaults());
    }

    static OpenStore at(Path folder, EmbeddedMongoOptions options) {
        return new OpenStore(EmbeddedMongo.open(folder, options));
    }

    static MongoClient connect(String connectionString) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(connectionString))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .build());
    }

    EmbeddedMongo mongo() {
        return mongo;
    }

    MongoClient client() {
        return client;
    }

    MongoDatabase database() {
        return client.getDatabase("ledger");
    }

    MongoCollection<Document> collection(String name) {
        return database().getCollection(name);
    }

    @Override
    public void close() {
        client.close();
        mongo.close();
    }
}
