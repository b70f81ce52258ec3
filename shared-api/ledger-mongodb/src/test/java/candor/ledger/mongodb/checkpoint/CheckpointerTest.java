package candor.ledger.mongodb.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.mongodb.SignedCheckpoint;
import candor.ledger.mongodb.checkpoint.CheckpointStore.Numbered;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.LogKey;
import candor.ledger.mongodb.tile.TileStore;
import candor.ledger.mongodb.tile.TileWriter;
import candor.ledger.mongodb.tile.TiledLog;
import candor.ledger.mongodb.store.EmbeddedStore;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.Ed25519PrivateKey;
import candor.ledger.note.NoteSigner;
import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointerTest {

    private static final String ORIGIN = "log.example/test";

    @TempDir
    Path folder;

    private final GrowingTree tree = new GrowingTree();
    private EmbeddedStore mongo;
    private MongoDatabase database;
    private KeepFolder keep;
    private NoteSigner signer;
    private CheckpointStore store;

    @BeforeEach
    void open() {
        mongo = new EmbeddedStore(folder.resolve("data"));
        database = mongo.database("ledger_under_test");
        keep = KeepFolder.open(folder.resolve("keep"));
        signer = LogKey.signer(database, keep, ORIGIN);
        store = store();
        store.createIndexes();
    }

    @AfterEach
    void stop() {
        mongo.close();
    }

    @Nested
    class Signing {

        @Test
        void anEmptyLogIsNothingToSign() {
            assertThat(checkpointer(tree).sign()).isEmpty();
            assertThat(store.latest()).isEmpty();
        }

        @Test
        void coversTheLastBlockAndVerifiesWithThePublishedKey() {
            tree.block("a", "b").block("c");

            SignedCheckpoint signed = checkpointer(tree).sign().orElseThrow();

            assertThat(signed.checkpoint()).isEqualTo(new Checkpoint(ORIGIN, 3, tree.head().root()));
            assertThat(Checkpoint.open(signed.note(), List.of(LogKey.verifier(database).orElseThrow()))).isEqualTo(signed.checkpoint());
        }

        @Test
        void keepsAllOfThemAndTheLatestInTheKeepFolder() {
            Checkpointer checkpointer = checkpointer(tree);
            tree.block("a");
            checkpointer.sign();
            tree.block("b", "c");
            SignedCheckpoint latest = checkpointer.sign().orElseThrow();

            assertThat(store.after(0)).extracting(numbered -> numbered.checkpoint().size()).containsExactly(1L, 3L);
            assertThat(store.latest()).map(Numbered::signed).contains(latest);
            assertThat(copy().read()).contains(latest);
            assertThat(store.covering(2)).contains(latest);
            assertThat(store.covering(4)).isEmpty();
        }

        @Test
        void nothingNewSignsNothingNew() {
            tree.block("a");
            SignedCheckpoint first = checkpointer(tree).sign().orElseThrow();

            assertThat(checkpointer(tree).sign()).contains(first);
            assertThat(store.after(0)).hasSize(1);
        }

        @Test
        void goesOnAfterACrashBetweenTheStoreAndTheKeepFolder() {
            tree.block("a");
            checkpointer(tree).sign();
            byte[] before = keep.read(copy().file()).orElseThrow();
            tree.block("b");
            checkpointer(tree).sign();
            keep.replace(copy().file(), before);
            tree.block("c");

            assertThat(checkpointer(tree).sign().orElseThrow().checkpoint().size()).isEqualTo(3);
            assertThat(copy().read().orElseThrow().checkpoint().size()).isEqualTo(3);
        }

        @Test
        void byManyProcessesAtOnceGivesOneHistory() throws Exception {
            try (var threads = Executors.newFixedThreadPool(4)) {
                List<Callable<Boolean>> processes = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    String name = "process " + i;
                    CheckpointStore own = store();
                    processes.add(() -> {
                        Checkpointer checkpointer = new Checkpointer(own, new KeepCopy(keep, own, ORIGIN), () -> List.of(signer), tiled(tree), InstantSource.system());
                        for (int round = 0; round < 40; round++) {
                            tree.block(name + round);
                            checkpointer.sign();
                        }
                        return true;
                    });
                }
                for (Future<Boolean> done : threads.invokeAll(processes)) {
                    assertThat(done.get()).isTrue();
                }
            }

            List<Numbered> all = store.after(0);
            assertThat(all).extracting(Numbered::number).first().isEqualTo(1L);
            assertThat(all).extracting(Numbered::number).last().isEqualTo((long) all.size());
            assertThat(all).extracting(numbered -> numbered.checkpoint().size()).isSorted().doesNotHaveDuplicates();
            assertThat(all).allSatisfy(numbered -> assertThat(tree.endingAt(numbered.checkpoint().size()).orElseThrow().root()).isEqualTo(numbered.checkpoint().root()));
            assertThat(all).extracting(numbered -> numbered.checkpoint().size()).last().isEqualTo(160L);
        }
    }

    @Nested
    class Halting {

        @Test
        void whenYesterdaysDatabaseIsPutBackUnderANewerCopy() {
            tree.block("a");
            checkpointer(tree).sign();
            GrowingTree yesterday = new GrowingTree(tree);
            tree.block("b");
            checkpointer(tree).sign();
            forgetAfter(1);

            Checkpointer restored = checkpointer(yesterday);

            assertThatThrownBy(restored::requireContinuation).isInstanceOf(CheckpointConflict.class);
            assertThatThrownBy(restored::sign).isInstanceOf(CheckpointConflict.class)
                    .hasMessageContaining("over 2 entries was signed").hasMessageContaining("older copy");
        }

        @Test
        void forGoodEvenIfYesterdaysDatabaseGrowsPastTheCopy() {
            tree.block("a");
            checkpointer(tree).sign();
            GrowingTree yesterday = new GrowingTree(tree);
            tree.block("b");
            checkpointer(tree).sign();
            forgetAfter(1);
            yesterday.block("x").block("y");

            Checkpointer restored = checkpointer(yesterday);

            assertThatThrownBy(restored::sign).isInstanceOf(CheckpointConflict.class).hasMessageContaining("first 2 entries");
            assertThatThrownBy(restored::sign).isInstanceOf(CheckpointConflict.class);
            assertThat(store().after(0)).hasSize(1);
        }

        @Test
        void whenNoBlockEndsWhereACheckpointDid() {
            tree.block("a");
            checkpointer(tree).sign();

            assertThatThrownBy(() -> checkpointer(new GrowingTree().block("a", "b")).sign())
                    .isInstanceOf(CheckpointConflict.class).hasMessageContaining("no block");
        }

        @Test
        void whenAnEntryAfterTheLastCheckpointIsNotWhatItsBlockSays() {
            tree.block("a");
            Checkpointer checkpointer = checkpointer(tree);
            checkpointer.sign();
            tree.block("b").block("c").replaceLeaf(1, "forged");

            assertThatThrownBy(checkpointer::sign).isInstanceOf(CheckpointConflict.class).hasMessageContaining("up to 3");
        }

        @Test
        void whenTheStoredCheckpointsOrTheCopyAreForged() {
            tree.block("a");
            NoteSigner stranger = new NoteSigner(ORIGIN, Ed25519PrivateKey.generate());
            byte[] forged = new Checkpoint(ORIGIN, 1, tree.head().root()).sign(stranger).format().getBytes(StandardCharsets.UTF_8);
            keep.replace(copy().file(), forged);

            assertThatThrownBy(() -> checkpointer(tree).sign()).isInstanceOf(CheckpointConflict.class).hasMessageContaining("not signed by this log's key");
        }

        @Test
        void whenSignedCheckpointsVanishWhileItRuns() {
            tree.block("a");
            Checkpointer checkpointer = checkpointer(tree);
            checkpointer.sign();
            database.getCollection("checkpoints").deleteMany(new Document());
            tree.block("b");

            assertThatThrownBy(checkpointer::sign).isInstanceOf(CheckpointConflict.class).hasMessageContaining("vanished");
        }
    }

    @Nested
    class WithATimer {

        @Test
        void newEntriesAreSignedSoonAndTheRestOnClosing() {
            List<CheckpointConflict> conflicts = new CopyOnWriteArrayList<>();
            try (CheckpointTimer timer = new CheckpointTimer(checkpointer(tree), Duration.ofMillis(20), conflicts::add)) {
                tree.block("a");
                Awaitility.await().until(() -> store.latest().isPresent());
            }
            try (CheckpointTimer timer = new CheckpointTimer(checkpointer(tree), Duration.ofHours(1), conflicts::add)) {
                tree.block("b");
            }

            assertThat(store.latest().orElseThrow().checkpoint().size()).isEqualTo(2);
            assertThat(conflicts).isEmpty();
        }

        @Test
        void aConflictIsToldOnce() {
            tree.block("a");
            checkpointer(tree).sign();
            List<CheckpointConflict> conflicts = new CopyOnWriteArrayList<>();
            try (CheckpointTimer timer = new CheckpointTimer(checkpointer(new GrowingTree()), Duration.ofMillis(1), conflicts::add)) {
                Awaitility.await().until(() -> !conflicts.isEmpty());
            }

            assertThat(conflicts).hasSize(1);
        }
    }

    @Nested
    class TheSigningKey {

        @Test
        void isClosedToOthersAndStaysTheSame() throws Exception {
            Path file = keep.path(LogKey.tag(ORIGIN).transform(tag -> "log-" + tag + ".key"));

            assertThat(Files.getPosixFilePermissions(file)).hasToString("[OWNER_READ, OWNER_WRITE]");
            assertThat(LogKey.signer(database, keep, ORIGIN).verifierKey()).isEqualTo(signer.verifierKey());
        }

        @Test
        void thatWasLostOrIsAnothersIsNamed() throws Exception {
            Path file = keep.path("log-" + LogKey.tag(ORIGIN) + ".key");
            byte[] own = Files.readAllBytes(file);
            Files.delete(file);
            assertThatThrownBy(() -> LogKey.signer(database, keep, ORIGIN)).hasMessageContaining("is missing");

            LogKey.signer(mongo.database("another"), keep, ORIGIN);
            assertThatThrownBy(() -> LogKey.signer(database, keep, ORIGIN)).hasMessageContaining("is not this log's");

            keep.replace(file.getFileName().toString(), own);
            assertThat(LogKey.signer(database, keep, ORIGIN).verifierKey()).isEqualTo(signer.verifierKey());
        }
    }

    /** As if an older copy of the database had been put back and the process started again. */
    private void forgetAfter(long number) {
        database.getCollection("checkpoints").deleteMany(new Document("_id", new Document("$gt", number)));
    }

    private Checkpointer checkpointer(LogTree log) {
        CheckpointStore own = store();
        return new Checkpointer(own, new KeepCopy(keep, own, ORIGIN), () -> List.of(signer), tiled(log), InstantSource.fixed(Instant.parse("2026-11-23T10:15:30Z")));
    }

    private SignableLog tiled(LogTree log) {
        return new TiledLog(log, new TileWriter(new TileStore(database), log));
    }

    private CheckpointStore store() {
        return new CheckpointStore(database, signer.verifierKey());
    }

    private KeepCopy copy() {
        return new KeepCopy(keep, store, ORIGIN);
    }
}
