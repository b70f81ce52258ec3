package candor.platform.evidence;

import candor.embedded.EmbeddedMongo;
import candor.embedded.EmbeddedMongoOptions;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** In the database, on the embedded server: it refuses whatever the product is not known to use. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class BucketFilesTest extends EvidenceFilesContract {
    @TempDir
    static Path folder;

    private static EmbeddedMongo server;
    private static MongoClient client;
    private EvidenceFiles files;

    @BeforeAll
    static void open() {
        server = EmbeddedMongo.open(folder, EmbeddedMongoOptions.defaults());
        client = MongoClients.create(server.connectionString());
    }

    @BeforeEach
    void anew() {
        files = new BucketFiles(client.getDatabase("files_" + UUID.randomUUID().toString().substring(0, 8)), clock);
    }

    @AfterAll
    static void close() {
        client.close();
        server.close();
    }

    @Override
    EvidenceFiles files() {
        return files;
    }
}
