package candor.platform.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.embedded.EmbeddedMongo;
import candor.embedded.EmbeddedMongoOptions;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In the database, on the embedded server: it refuses whatever the product is not known to use. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class BucketFilesTest extends EvidenceFilesContract {
    @TempDir
    static Path folder;

    private static EmbeddedMongo server;
    private static MongoClient client;
    private MongoDatabase database;
    private EvidenceFiles files;

    @BeforeAll
    static void open() {
        server = EmbeddedMongo.open(folder, EmbeddedMongoOptions.defaults());
        client = MongoClients.create(server.connectionString());
    }

    @BeforeEach
    void anew() {
        database = client.getDatabase("files_" + UUID.randomUUID().toString().substring(0, 8));
        files = new BucketFiles(database, clock);
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

    @Test
    void aPartThatIsGoneIsAFindingAboutTheFile() throws IOException {
        String digest = files.keep(stream(bytes(2_500_000, 9)), ANYTHING).digest();
        database.getCollection("evidence.chunks").deleteOne(new Document("n", 1));
        assertThat(files.isIntact(digest)).isFalse();
        assertThatThrownBy(() -> {
            try (InputStream in = files.open(digest, 0)) {
                byte[] _ = in.readAllBytes();
            }
        }).isInstanceOf(DamagedFile.class);
    }
}
