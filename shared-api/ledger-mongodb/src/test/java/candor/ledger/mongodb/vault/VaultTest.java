package candor.ledger.mongodb.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.RuleViolation;
import candor.ledger.entry.Disclosure;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import candor.ledger.mongodb.keys.KeyRing;
import candor.ledger.mongodb.store.BrokenConnection;
import candor.ledger.mongodb.store.EmbeddedStore;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.mongodb.MongoSocketReadException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");
    private static final String CANARY = "Erika Mustermann <erika@example.org>";

    @TempDir
    Path folder;

    private EmbeddedStore store;
    private MongoDatabase database;
    private KeyRing ring;
    private Vault vault;

    @BeforeEach
    void openVault() {
        store = new EmbeddedStore(folder.resolve("data"));
        database = store.database("ledger_under_test");
        ring = KeyRing.open(database, KeyAccess.local(KeepFolder.open(folder.resolve("keep")), store.settings()));
        vault = vault();
        vault.createIndexes();
    }

    @AfterEach
    void stopStore() {
        store.close();
    }

    @Nested
    class Opening {

        @Test
        void givesBackWhatWasSealedAfterARestartToo() {
            Disclosure name = text(CANARY);
            Disclosure note = text("she rang at nine");
            vault.write(List.of(vault.seal(name, SealClass.PERSONAL, "subject-1"), vault.seal(note, SealClass.FREE_TEXT, null)));

            assertThat(vault().open(List.of(digest(name), digest(note)))).hasSize(2)
                    .containsEntry(digest(name), new OpenedRow(name, SealClass.PERSONAL, "subject-1"))
                    .containsEntry(digest(note), new OpenedRow(note, SealClass.FREE_TEXT, null));
        }

        @Test
        void whatWasSealedAMomentAgoNeedsNoStoreUntilItIsForgottenOrClosed() {
            Disclosure name = text(CANARY);
            Disclosure note = text("she rang at nine");
            List<SealedRow> rows = List.of(vault.seal(name, SealClass.PERSONAL, "subject-1"), vault.seal(note, SealClass.FREE_TEXT, null));
            assertThat(vault.open(List.of(digest(name), digest(note)))).isEmpty();
            vault.write(rows);
            database.getCollection("vault").deleteMany(new Document());

            assertThat(vault.open(List.of(digest(name), digest(note)))).isEqualTo(Map.of(
                    digest(name), new OpenedRow(name, SealClass.PERSONAL, "subject-1"), digest(note), new OpenedRow(note, SealClass.FREE_TEXT, null)));
            vault.close("subject-1");
            assertThat(vault.open(List.of(digest(name), digest(note)))).containsOnlyKeys(digest(note));
            vault.closeRow(digest(note));
            assertThat(vault.open(List.of(digest(note)))).isEmpty();
        }

        @Test
        void takesMoreDigestsThanOneFindCarries() {
            List<Disclosure> notes = IntStream.range(0, 1_203).mapToObj(i -> text("note " + i)).toList();
            vault.write(notes.stream().map(note -> vault.seal(note, SealClass.FREE_TEXT, null)).toList());

            var opened = vault.open(notes.stream().map(VaultTest::digest).toList());

            assertThat(opened).hasSize(notes.size());
            assertThat(opened.values()).extracting(OpenedRow::disclosure).containsExactlyInAnyOrderElementsOf(notes);
        }

        @Test
        void leavesOutWhatIsNotThere() {
            Disclosure gone = sealed("gone");
            rows().deleteOne(new Document("_id", digest(gone)));

            assertThat(vault().open(List.of(digest(gone)))).isEmpty();
            assertThat(vault.examine(List.of(digest(gone)))).containsEntry(digest(gone), new RowState.Absent());
        }

        @Test
        void findsRowsThatWereSwapped() {
            Disclosure one = sealed("one");
            Disclosure other = sealed("two");
            Document first = row(one);
            Document second = row(other);
            rows().replaceOne(new Document("_id", digest(one)), second.append("_id", digest(one)));
            rows().replaceOne(new Document("_id", digest(other)), first.append("_id", digest(other)));

            assertThatThrownBy(() -> vault().open(List.of(digest(one)))).isInstanceOf(AlteredRow.class).hasMessageContaining(digest(one));
            assertThat(vault.examine(List.of(digest(one), digest(other))).values()).allSatisfy(state -> assertThat(state).isInstanceOf(RowState.Altered.class));
        }

        @Test
        void findsAPersonsRowsSwappedAmongThemselves() {
            Disclosure name = text("Erika");
            Disclosure street = text("Heidestraße 17");
            vault.write(List.of(vault.seal(name, SealClass.PERSONAL, "subject-1"), vault.seal(street, SealClass.PERSONAL, "subject-1")));
            rows().replaceOne(new Document("_id", digest(name)), row(street).append("_id", digest(name)));

            assertThatThrownBy(() -> vault().open(List.of(digest(name)))).isInstanceOf(AlteredRow.class);
        }

        @Test
        void findsEveryAlteredByteOfABox() {
            Disclosure note = sealed("short");
            byte[] box = row(note).get("box", Binary.class).getData();
            for (int i = 0; i < box.length; i += 13) {
                byte[] altered = box.clone();
                altered[i] ^= 1;
                rows().updateOne(new Document("_id", digest(note)), new Document("$set", new Document("box", new Binary(altered))));

                assertThat(vault.examine(List.of(digest(note)))).as("byte %d", i)
                        .containsEntry(digest(note), new RowState.Altered("its box was swapped or altered"));
            }
        }

        @Test
        void findsAnAlteredKey() {
            Disclosure note = sealed("short");
            rows().updateOne(new Document("_id", digest(note)), new Document("$set", new Document("key", new Binary(ring.wrap(new byte[32]).bytes()))));

            assertThatThrownBy(() -> vault().open(List.of(digest(note)))).isInstanceOf(AlteredRow.class);
        }

        @Test
        void findsAMissingSubject() {
            Disclosure name = text("Erika");
            vault.write(List.of(vault.seal(name, SealClass.PERSONAL, "subject-1")));
            database.getCollection("subjects").deleteOne(new Document("_id", "subject-1"));

            assertThat(vault().examine(List.of(digest(name)))).containsEntry(digest(name), new RowState.Altered("its subject is unknown"));
        }
    }

    @Nested
    class Writing {

        @Test
        void theSameRowsTwiceChangesNothing() {
            SealedRow row = vault.seal(text("again"), SealClass.FREE_TEXT, null);
            vault.write(List.of(row));

            vault.write(List.of(vault.seal(text("new"), SealClass.FREE_TEXT, null), row, vault.seal(text("newer"), SealClass.FREE_TEXT, null)));

            assertThat(rows().countDocuments()).isEqualTo(3);
        }

        @Test
        void anotherRowUnderAStoredDigestIsRefused() {
            Disclosure note = text("again");
            vault.write(List.of(vault.seal(note, SealClass.FREE_TEXT, null)));

            assertThatThrownBy(() -> vault.write(List.of(vault.seal(text("new"), SealClass.FREE_TEXT, null), vault.seal(note, SealClass.FREE_TEXT, null))))
                    .isInstanceOf(AlteredRow.class);
        }

        @Test
        void halfLostWithItsConnectionIsFinished() {
            BrokenConnection connection = new BrokenConnection(database);
            Vault shaken = Vault.open(connection.database(), ring, InstantSource.fixed(NOW));
            List<Disclosure> notes = IntStream.range(0, 10).mapToObj(i -> text("note " + i)).toList();
            List<SealedRow> sealed = notes.stream().map(note -> shaken.seal(note, SealClass.FREE_TEXT, null)).toList();
            connection.breakHalfWay();

            shaken.write(sealed);

            assertThat(vault.open(notes.stream().map(VaultTest::digest).toList())).hasSize(10);
        }

        @Test
        void whollyLostWithItsConnectionIsToldAndMayBeRepeated() {
            BrokenConnection connection = new BrokenConnection(database);
            Vault shaken = Vault.open(connection.database(), ring, InstantSource.fixed(NOW));
            List<SealedRow> sealed = List.of(shaken.seal(text("one"), SealClass.FREE_TEXT, null));
            connection.breakBefore();

            assertThatThrownBy(() -> shaken.write(sealed)).isInstanceOf(MongoSocketReadException.class);
            assertThat(rows().countDocuments()).isZero();

            shaken.write(sealed);
            assertThat(rows().countDocuments()).isEqualTo(1);
        }

        @Test
        void leavesNoPlaintextAnywhereInTheStore() {
            Disclosure name = text(CANARY);
            vault.write(List.of(vault.seal(name, SealClass.PERSONAL, "subject-1"), vault.seal(text(CANARY), SealClass.FREE_TEXT, null)));
            String hidden = name.encoded().substring(60);

            for (String collection : List.of("vault", "subjects", "keys")) {
                database.getCollection(collection).find().forEach(document -> everyByte(document, bytes ->
                        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).as(collection)
                                .doesNotContain("Erika").doesNotContain("example.org").doesNotContain(hidden)));
            }
            assertThat(rows().countDocuments()).isEqualTo(2);
        }
    }

    @Nested
    class SealingForASubject {

        @Test
        void mintsItOnceForAllProcesses() {
            Vault other = vault();
            Disclosure one = text("one");
            Disclosure two = text("two");
            vault.write(List.of(vault.seal(one, SealClass.PERSONAL, "subject-1")));
            other.write(List.of(other.seal(two, SealClass.PERSONAL, "subject-1")));

            assertThat(database.getCollection("subjects").countDocuments()).isEqualTo(1);
            assertThat(vault.open(List.of(digest(one), digest(two)))).hasSize(2);
        }

        @Test
        void preparedTogetherWithKnownOnesSealsForAll() {
            vault.prepare(List.of("subject-1"));
            Vault later = vault();
            later.prepare(List.of("subject-1", "subject-2", "subject-3", "subject-2"));

            Disclosure name = text("Erika");
            later.write(List.of(later.seal(name, SealClass.PERSONAL, "subject-1")));

            assertThat(database.getCollection("subjects").countDocuments()).isEqualTo(3);
            assertThat(vault.open(List.of(digest(name)))).hasSize(1);
        }

        @Test
        void mintedAndThenCutOffGoesOnWithTheStoredKey() {
            BrokenConnection connection = new BrokenConnection(database);
            Vault shaken = Vault.open(connection.database(), ring, InstantSource.fixed(NOW));
            connection.breakHalfWay();
            assertThatThrownBy(() -> shaken.prepare(List.of("subject-1", "subject-2"))).isInstanceOf(MongoSocketReadException.class);

            Disclosure name = text("Erika");
            shaken.write(List.of(shaken.seal(name, SealClass.PERSONAL, "subject-1")));

            assertThat(vault.open(List.of(digest(name)))).hasSize(1);
        }

        @Test
        void isRefusedForEverOnceErased() {
            Disclosure name = text("Erika");
            vault.write(List.of(vault.seal(name, SealClass.PERSONAL, "subject-1")));
            erase("subject-1");
            vault.close("subject-1");

            assertThatThrownBy(() -> vault.seal(text("again"), SealClass.PERSONAL, "subject-1"))
                    .isInstanceOfSatisfying(RuleViolation.class, e -> assertThat(e.code()).isEqualTo("vault.subject-erased"));
            assertThatThrownBy(() -> vault().prepare(List.of("subject-9", "subject-1"))).isInstanceOf(RuleViolation.class);
            assertThat(vault.open(List.of(digest(name)))).isEmpty();
            assertThat(vault.examine(List.of(digest(name)))).containsEntry(digest(name), new RowState.KeyErased());
        }
    }

    private Vault vault() {
        return Vault.open(database, ring, InstantSource.fixed(NOW));
    }

    private Disclosure sealed(String text) {
        Disclosure disclosure = text(text);
        vault.write(List.of(vault.seal(disclosure, SealClass.FREE_TEXT, null)));
        return disclosure;
    }

    private MongoCollection<Document> rows() {
        return database.getCollection("vault");
    }

    private Document row(Disclosure disclosure) {
        return rows().find(new Document("_id", digest(disclosure))).into(new ArrayList<>()).getFirst();
    }

    /** What the erasing of a person does to the store. */
    private void erase(String subject) {
        database.getCollection("subjects").updateOne(new Document("_id", subject),
                new Document("$set", new Document("state", "ERASED")).append("$unset", new Document("key", "")));
    }

    private static void everyByte(Document document, java.util.function.Consumer<byte[]> check) {
        check.accept(document.toJson().getBytes(StandardCharsets.UTF_8));
        document.values().stream().filter(Binary.class::isInstance).map(value -> ((Binary) value).getData()).forEach(check);
    }

    private static Disclosure text(String value) {
        return Disclosure.of(JsonNodeFactory.instance.textNode(value));
    }

    private static String digest(Disclosure disclosure) {
        return disclosure.digest().base64Url();
    }
}
