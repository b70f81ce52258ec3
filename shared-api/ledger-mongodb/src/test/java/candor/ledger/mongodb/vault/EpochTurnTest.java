package candor.ledger.mongodb.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.entry.Disclosure;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import candor.ledger.mongodb.keys.KeyEpoch;
import candor.ledger.mongodb.keys.KeyRing;
import candor.ledger.mongodb.keys.KeysUnavailable;
import candor.ledger.mongodb.store.EmbeddedStore;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // set before each test
class EpochTurnTest {

    private static final List<String> KEPT = List.of("keys", "subjects", "vault");

    @TempDir
    Path folder;

    private EmbeddedStore store;
    private MongoDatabase database;
    private KeyRing ring;
    private Vault vault;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final AtomicBoolean everybody = new AtomicBoolean(true);
    private EpochTurn turn;
    private Disclosure name;
    private Disclosure note;

    @BeforeEach
    void sealInTheFirstEpoch() {
        store = new EmbeddedStore(folder.resolve("data"));
        database = store.database("ledger_under_test");
        ring = ring(database);
        vault = Vault.open(database, ring, InstantSource.system());
        turn = turn();
        name = seal("Erika", SealClass.PERSONAL, "subject-1");
        note = seal("she rang at nine", SealClass.FREE_TEXT, null);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void survivorsOpenAfterItAndTheOldKeyIsGone() {
        String identity = ring.identify("import", "x");
        ring.begin();
        end();

        assertThat(master("master.key")).doesNotExist();
        assertThat(ring.epochs()).extracting(KeyEpoch::number).containsExactly(1, 2);
        assertThat(ring.epochs().getFirst().destroyed()).isNotNull();
        assertThat(row("keys", "epoch:1")).doesNotContainKey("wrapped");
        KeyRing later = ring(database);
        assertThat(Vault.open(database, later, InstantSource.system()).open(List.of(digest(name), digest(note)))).hasSize(2);
        assertThat(later.identify("import", "x")).isEqualTo(identity);
        assertThat(later.epoch()).isEqualTo(2);
    }

    @Test
    void aBackupOfBeforeIsUselessAfterIt() {
        MongoDatabase backup = store.database("backup");
        KEPT.forEach(collection -> backup.getCollection(collection).insertMany(database.getCollection(collection).find().into(new ArrayList<>())));
        assertThat(Vault.open(backup, ring(backup), InstantSource.system()).open(List.of(digest(name)))).as("before").hasSize(1);
        ring.begin();
        end();

        assertThatThrownBy(() -> ring(backup)).isInstanceOf(KeysUnavailable.class).hasMessageContaining("master.key");
        assertThatThrownBy(() -> ring.unwrap(1, Objects.requireNonNull(backup.getCollection("subjects").find().first()).get("key", Binary.class).getData()))
                .hasMessageContaining("no key of epoch 1");
    }

    @Test
    void aKeyIsNotDestroyedWhileSomebodyMayStillUseIt() {
        ring.begin();
        everybody.set(false);
        end();
        assertThat(master("master.key")).exists();

        everybody.set(true);
        assertThat(turn.advance()).as("just turned: a command on its way may bring rows").isEmpty();
        end();
        assertThat(master("master.key")).doesNotExist();
    }

    @Test
    void eachEpochWaitsAnew() {
        ring.begin();
        end();
        SealedRow late = vault.seal(text("late"), SealClass.FREE_TEXT, null);
        ring.begin();
        assertThat(turn.advance()).as("just turned, whatever was turned before").isEmpty();
        vault.write(List.of(late));
        now.set(now.get().plus(EpochTurn.GRACE));

        assertThat(turn.advance()).containsExactly(2);
        assertThat(vault.open(List.of(late.digest()))).hasSize(1);
    }

    @Test
    void rowsOfAProcessThatWasLateAreWrappedToo() {
        SealedRow late = vault.seal(text("late"), SealClass.FREE_TEXT, null);
        ring.begin();
        assertThat(turn.advance()).isEmpty();
        vault.write(List.of(late));
        end();

        assertThat(master("master.key")).doesNotExist();
        assertThat(vault.open(List.of(late.digest()))).hasSize(1);
    }

    @Test
    void whatWasLeftUndoneIsFinishedByAnother() {
        ring.begin();
        database.getCollection("subjects").find().forEach(row -> assertThat(row.getInteger("epoch")).isEqualTo(1));
        // Another process, started in between: it has seen nothing of what the first did.
        KeyRing other = ring(database);
        assertThat(new Survivors(database, other).rewrap()).isEqualTo(2);
        assertThat(new Survivors(database, ring).rewrap()).isZero();
        end();

        assertThat(vault.open(List.of(digest(name), digest(note)))).hasSize(2);
    }

    @Test
    void aRowThatDoesNotUnwrapStopsIt() {
        database.getCollection("vault").updateOne(new Document("_id", digest(note)), new Document("$set", new Document("key", new Binary(new byte[40]))));
        ring.begin();

        assertThatThrownBy(turn::advance).isInstanceOf(AlteredRow.class);
        assertThat(master("master.key")).exists();
    }

    @Test
    void beginsByItselfWhenTheLastIsOldEnough() {
        assertThat(turn.beginAfter(Duration.ofDays(90))).isFalse();
        now.set(now.get().plus(Duration.ofDays(91)));
        assertThat(turn.beginAfter(Duration.ofDays(90))).isTrue();
        assertThat(ring.epoch()).isEqualTo(2);
    }

    @Test
    void anotherProcessOpensWhatWasSealedInAnEpochItHasNotHeardOf() {
        KeyRing other = ring(database).ready();
        ring.begin();
        Disclosure fresh = seal("in the second", SealClass.FREE_TEXT, null);

        assertThat(Vault.open(database, other, InstantSource.system()).open(List.of(digest(fresh)))).hasSize(1);
    }

    @Test
    void anAddressIsFoundBeforeAndAfterItAndNeverStored() {
        seal("Erika Mustermann <Erika@Example.ORG>", SealClass.PERSONAL, "subject-2");
        seal("no address at all", SealClass.PERSONAL, "subject-3");
        assertThat(vault.subjectsOf(" erika@example.org ")).containsExactly("subject-2");
        assertThat(vault.subjectsOf("erika@example.com")).isEmpty();
        assertThat(vault.subjectsOf("erika")).isEmpty();
        String before = lookups().getFirst().getString("h");
        ring.begin();
        assertThat(vault.subjectsOf("erika@example.org")).as("while it turns").containsExactly("subject-2");
        end();

        assertThat(vault.subjectsOf("erika@example.org")).containsExactly("subject-2");
        assertThat(lookups()).singleElement().satisfies(row -> assertThat(row.getString("h")).isNotEqualTo(before));
        assertThat(lookups().toString().toLowerCase(java.util.Locale.ROOT)).doesNotContain("erika").doesNotContain("example");
        assertThat(database.getCollection("keys").find(new Document("_id", "secret:lookup:1")).first()).isNull();
    }

    @Test
    void anAddressGoesWithThePersonAndWithTheField() {
        Disclosure first = seal("otto@example.org", SealClass.PERSONAL, "subject-2");
        seal("otto@example.org", SealClass.PERSONAL, "subject-3");
        assertThat(vault.subjectsOf("otto@example.org")).containsExactly("subject-2", "subject-3");
        vault.deleteRowsOf("subject-3");
        assertThat(vault.subjectsOf("otto@example.org")).containsExactly("subject-2");
        vault.deleteRows(List.of(digest(first)));
        assertThat(lookups()).isEmpty();
    }

    @Test
    void freeTextIsNotLookedUpBy() {
        seal("she wrote from erika@example.org", SealClass.FREE_TEXT, null);
        assertThat(lookups()).isEmpty();
    }

    private List<Document> lookups() {
        return database.getCollection("lookup").find().into(new ArrayList<>());
    }

    private void end() {
        List<Integer> ended = turn.advance();
        assertThat(ended).isEmpty();
        now.set(now.get().plus(EpochTurn.GRACE));
        turn.advance();
    }

    private EpochTurn turn() {
        return new EpochTurn(ring, new Survivors(database, ring), epoch -> everybody.get(), now::get);
    }

    private KeyRing ring(MongoDatabase of) {
        return KeyRing.open(of, KeyAccess.local(KeepFolder.open(folder.resolve("keep")), store.settings()));
    }

    private Path master(String file) {
        assertThat(Files.isDirectory(folder.resolve("keep"))).isTrue();
        return folder.resolve("keep").resolve(file);
    }

    private Disclosure seal(String text, SealClass sealClass, @org.jspecify.annotations.Nullable String subject) {
        Disclosure disclosure = text(text);
        vault.write(List.of(vault.seal(disclosure, sealClass, subject)));
        return disclosure;
    }

    private static Disclosure text(String text) {
        return Disclosure.of(JsonNodeFactory.instance.textNode(text));
    }

    private static String digest(Disclosure disclosure) {
        return disclosure.digest().base64Url();
    }

    private Document row(String collection, String id) {
        return Objects.requireNonNull(database.getCollection(collection).find(new Document("_id", id)).first());
    }
}
