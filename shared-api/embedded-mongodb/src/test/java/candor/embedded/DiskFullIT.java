package candor.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a file system of 8 MB; mounting one takes root. */
class DiskFullIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path mountPoint;

    @SuppressWarnings("NullAway.Init") // set before each test
    private SmallDisk small;

    @BeforeEach
    void mount() {
        small = SmallDisk.mount(mountPoint, 8);
    }

    @AfterEach
    void unmount() {
        if (small != null) {
            small.close();
        }
    }

    @Test
    void stopsTheStoreAndLosesNothingAcknowledged() {
        Path folder = mountPoint.resolve("data");
        int acknowledged = 0;
        try (OpenStore store = OpenStore.at(folder)) {
            MongoCollection<Document> collection = store.collection("c");
            try {
                while (acknowledged < 1_000) {
                    collection.insertOne(new Document("_id", acknowledged).append("body", new Binary(new byte[100_000])));
                    acknowledged++;
                }
            } catch (MongoException e) {
                assertThat(e.getCode()).isEqualTo(96);
                assertThat(e.hasErrorLabel("RetryableWriteError")).isFalse();
            }
            assertThat(acknowledged).isBetween(10, 100);
            assertThat(store.mongo().health()).isInstanceOf(StoreHealth.Failed.class);
            assertThatExceptionOfType(MongoException.class).isThrownBy(collection::countDocuments).withMessageContaining("has stopped");
            assertThatExceptionOfType(MongoException.class).isThrownBy(() -> store.database().runCommand(new Document("ping", 1))).withMessageContaining("has stopped");
        }
        try (OpenStore store = OpenStore.at(folder, EmbeddedMongoOptions.defaults().withSegmentBytes(100_000))) {
            assertThat(store.collection("c").countDocuments()).isBetween((long) acknowledged, acknowledged + 1L);
        }
    }
}
