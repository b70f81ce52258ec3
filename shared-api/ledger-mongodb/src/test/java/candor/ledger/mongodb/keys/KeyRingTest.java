package candor.ledger.mongodb.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.mongodb.store.EmbeddedStore;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyRingTest {

    @TempDir
    Path folder;

    private EmbeddedStore store;
    private MongoDatabase database;

    @BeforeEach
    void startStore() {
        store = new EmbeddedStore(folder.resolve("data"));
        database = store.database("ledger_under_test");
    }

    @AfterEach
    void stopStore() {
        store.close();
    }

    @Nested
    class OnFirstStart {

        @Test
        void aKeyFileOf96BytesIsMadeForTheOwnerAlone() throws IOException {
            open(keep()).ready();

            Path file = keep().path(KeyStore.MASTER_FILE);
            assertThat(Files.size(file)).isEqualTo(96);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent()))).isEqualTo("rwx------");
            try (var files = Files.list(file.getParent())) {
                assertThat(files).containsExactly(file);
            }
        }

        @Test
        void theStoreHoldsNothingButWrappedKeys() throws InvalidKeyException {
            KeyRing ring = open(keep()).ready();
            byte[] key = ring.unwrap(1, ring.wrap(new byte[32]).bytes());

            List<Document> stored = database.getCollection("keys").find().into(new ArrayList<>());

            assertThat(key).containsOnly(0);
            // The fourth row is the driver's own, of the key that wraps the epoch's.
            assertThat(stored).hasSize(4).extracting(row -> row.get("_id")).contains("epoch:1", "secret:identity", "secret:lookup:1");
            assertThat(stored).filteredOn(row -> "epoch:1".equals(row.get("_id"))).singleElement()
                    .satisfies(row -> assertThat(row.get("wrapped", Binary.class).getType()).isZero());
        }

        @Test
        void aProcessThatMayNotMakeKeysSaysWhoDoes() {
            assertThatThrownBy(() -> KeyRing.open(database, new KeyAccess(keep(), new KmsSettings.Local(), store.settings(), false)))
                    .isInstanceOf(KeysUnavailable.class).hasMessageContaining("start the command side first");
            assertThat(keep().read(KeyStore.MASTER_FILE)).isEmpty();
        }

        @Test
        void twoProcessesAtOnceEndWithTheSameKeys() throws InvalidKeyException {
            KeyRing one = open(keep());
            KeyRing other = open(keep());

            assertThat(other.unwrap(1, one.wrap(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}).bytes())).startsWith(1, 2, 3);
            assertThat(one.identify("account", "a")).isEqualTo(other.identify("account", "a"));
        }
    }

    @Nested
    class OnALaterStart {

        @Test
        void whatWasWrappedUnwraps() throws InvalidKeyException {
            byte[] wrapped = open(keep()).wrap("sixteen byte key".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).bytes();

            assertThat(open(keep()).unwrap(1, wrapped)).asString().isEqualTo("sixteen byte key");
        }

        @Test
        void opaqueNamesStayTheSameAndDifferByNamespace() {
            String name = open(keep()).identify("origin", "SIEM-17");

            assertThat(open(keep()).identify("origin", "SIEM-17")).isEqualTo(name).matches("[0-9a-f]{64}");
            assertThat(open(keep()).identify("command", "SIEM-17")).isNotEqualTo(name);
        }

        @Test
        void aLostKeyFileIsNamedAndNoneIsMadeInItsPlace() throws IOException {
            open(keep()).ready();
            Files.delete(keep().path(KeyStore.MASTER_FILE));

            assertThatThrownBy(() -> open(keep())).isInstanceOf(KeysUnavailable.class)
                    .hasMessageContaining("master.key is missing").hasMessageContaining("put back");
            assertThat(keep().read(KeyStore.MASTER_FILE)).isEmpty();
        }

        @Test
        void anotherLedgersKeyFileIsRecognised() {
            open(keep()).ready();
            keep().replace(KeyStore.MASTER_FILE, new byte[96]);

            assertThatThrownBy(() -> open(keep())).isInstanceOf(KeysUnavailable.class).hasMessageContaining("belongs to another ledger");
        }

        @Test
        void aKeyServiceThatIsNotTheLedgersIsRecognised() {
            open(keep()).ready();

            assertThatThrownBy(() -> KeyRing.open(database, new KeyAccess(keep(), new KmsSettings.Kmip("localhost:5696"), store.settings(), true)))
                    .isInstanceOf(KeysUnavailable.class).hasMessageContaining("'local'");
        }

        @Test
        void anAlteredEpochKeyIsRecognised() {
            open(keep()).ready();
            Document epoch = database.getCollection("keys").find(new Document("_id", "epoch:1")).into(new ArrayList<>()).getFirst();
            byte[] wrapped = epoch.get("wrapped", Binary.class).getData();
            wrapped[wrapped.length - 1] ^= 1;
            database.getCollection("keys").updateOne(new Document("_id", "epoch:1"), new Document("$set", new Document("wrapped", new Binary(wrapped))));

            KeyRing ring = open(keep());

            assertThatThrownBy(ring::ready).isInstanceOf(KeysUnavailable.class);
        }

        @Test
        void aKeyFileReadableByOthersIsClosedAgain() throws IOException {
            open(keep()).ready();
            Path file = keep().path(KeyStore.MASTER_FILE);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

            open(keep()).ready();

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        }
    }

    static Stream<KmsSettings> services() {
        return Stream.of(new KmsSettings.Aws("eu-central-1", "arn:aws:kms:eu-central-1:1:key/k", "id", "secret", null),
                new KmsSettings.Aws("eu-central-1", "arn:aws:kms:eu-central-1:1:key/k", "id", "secret", "token"),
                new KmsSettings.Azure("tenant", "client", "secret", "vault.example.invalid", "key"),
                new KmsSettings.Gcp("service@example.invalid", "a2V5", "project", "global", "ring", "key"),
                new KmsSettings.Kmip("localhost:5696"));
    }

    /** No such service can be reached from a test; that the library takes the settings is all that is shown here. */
    @ParameterizedTest
    @MethodSource("services")
    void theEncryptionLibraryTakesTheSettingsOfEveryService(KmsSettings service) {
        EpochEnvelope envelope = new EpochEnvelope(store.settings(), "ledger_under_test.keys", service, service.credentials());

        assertThatCode(envelope::close).doesNotThrowAnyException();
        assertThat(service.toString()).doesNotContain("secret").doesNotContain("a2V5").doesNotContain("token");
    }

    private KeepFolder keep() {
        return KeepFolder.open(folder.resolve("keep"));
    }

    private KeyRing open(KeepFolder keep) {
        return KeyRing.open(database, KeyAccess.local(keep, store.settings()));
    }
}
