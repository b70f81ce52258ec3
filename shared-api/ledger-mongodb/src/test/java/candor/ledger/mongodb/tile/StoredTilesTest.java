package candor.ledger.mongodb.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.Hash;
import candor.ledger.mongodb.DamagedTile;
import candor.ledger.mongodb.store.EmbeddedStore;
import candor.ledger.note.Checkpoint;
import candor.ledger.tile.Tile;
import candor.ledger.tile.TileAddress;
import candor.ledger.tree.CompactRange;
import candor.ledger.tree.MemoryTree;
import candor.ledger.tree.TreeProofs;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stored tiles against the whole tree in memory and against RFC 6962 written down naively, after every step of growth. */
class StoredTilesTest {

    /** Around powers of two, tile borders and the second level's first full tile. */
    private static final List<Integer> SIZES = List.of(1_023, 1_024, 1_025, 4_095, 4_096, 4_097, 32_767, 32_768, 32_769, 65_535, 65_536, 65_537);
    private static final int EVERY_SIZE_TO = 600;

    @TempDir
    Path folder;

    private EmbeddedStore mongo;
    private MongoDatabase database;
    private final SyntheticLog log = new SyntheticLog();
    private final MemoryTree tree = SyntheticLog.tree();

    @BeforeEach
    void start() {
        mongo = new EmbeddedStore(folder.resolve("data"));
        database = mongo.database("ledger_under_test");
    }

    @AfterEach
    void stop() {
        mongo.close();
    }

    @Test
    void giveEveryProofOfEveryTreeTo600AsTheDefinitionsDo() {
        TileWriter writer = writer();
        TileReader reader = reader();
        CompactRange edge = CompactRange.EMPTY;
        for (int size = 0; size <= EVERY_SIZE_TO; size++) {
            edge = size == 0 ? edge : edge.append(SyntheticLog.leaf(size - 1));
            writer.store(size);
            TreeProofs found = reader.proofs(size);
            assertThat(found.root()).isEqualTo(edge.root()).isEqualTo(NaiveTree.root(SyntheticLog.leaves(size)));
            TreeProofs expected = new TreeProofs(tree, size);
            for (int index = 0; index < size; index += index % 64 == 0 ? 1 : 7) {
                assertThat(found.inclusion(index)).isEqualTo(expected.inclusion(index));
                assertThat(found.inclusion(index).verifies(SyntheticLog.leaf(index), edge.root())).isTrue();
                assertThat(found.consistency(index + 1)).isEqualTo(expected.consistency(index + 1));
            }
            if (size > 0) {
                int index = size * 31 % size;
                assertThat(found.inclusion(index).path()).isEqualTo(NaiveTree.path(index, SyntheticLog.leaves(size)));
            }
            assertEveryTileOf(size, reader);
        }
    }

    @Test
    void holdAtTheSizesAroundPowersOfTwo() {
        TileWriter writer = writer();
        for (int size : SIZES) {
            writer.store(size);
            TileReader reader = reader();
            TreeProofs found = reader.proofs(size);
            TreeProofs expected = new TreeProofs(tree, size);
            assertThat(found.root()).isEqualTo(expected.root()).isEqualTo(NaiveTree.root(SyntheticLog.leaves(size)));
            for (int index : new int[] {0, 1, size / 3, size / 2, size - 2, size - 1}) {
                assertThat(found.inclusion(index)).isEqualTo(expected.inclusion(index));
                assertThat(found.consistency(index + 1)).isEqualTo(expected.consistency(index + 1));
            }
            assertEveryTileOf(size, reader);
        }
    }

    @Test
    void areReadInFewPiecesAndWithAtMost255Leaves() {
        writer().store(SyntheticLog.LARGEST - 2);
        for (int index : new int[] {0, 17_000, 65_500, 65_534}) {
            log.read();
            mongo.reads().reset();
            reader().proofs(SyntheticLog.LARGEST - 2).inclusion(index);
            assertThat(log.read()).as("leaves for %d", index).isLessThanOrEqualTo(255);
            assertThat(mongo.reads().lookUps()).as("look-ups for %d", index).isLessThanOrEqualTo(3);
        }
    }

    @Nested
    class AWriter {

        @Test
        void goesOnAfterACrashAtAnyTile() {
            writer().store(SyntheticLog.LARGEST);
            List<Document> all = stored();
            assertThat(all).hasSize(257);
            for (int lost : new int[] {1, 2, 3, 100, 257}) {
                // In the order of writing the only tile of level 1 is the last.
                List<Long> order = all.stream().map(tile -> tile.getLong("_id")).toList();
                order.subList(order.size() - lost, order.size()).forEach(id -> database.getCollection(TileStore.COLLECTION).deleteOne(new Document("_id", id)));
                writer().store(SyntheticLog.LARGEST);
                assertThat(stored()).isEqualTo(all);
            }
        }

        @Test
        void readsOnlyWhatIsNew() {
            TileWriter writer = writer();
            writer.store(40_000);
            log.read();
            writer.store(40_010);
            assertThat(log.read()).isEqualTo(10);
            writer().store(40_010);
            assertThat(log.read()).as("a new process begins with the last full tile").isLessThanOrEqualTo(2 * TileAddress.FULL);
        }

        @Test
        void storesTheSameAsAnotherAtTheSameTime() throws Exception {
            List<Thread> threads = new ArrayList<>();
            List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
            for (int i = 0; i < 3; i++) {
                threads.add(Thread.ofPlatform().uncaughtExceptionHandler((thread, failure) -> failures.add(failure)).start(() -> {
                    TileWriter writer = new TileWriter(new TileStore(database), new SyntheticLog());
                    for (int size = 0; size < 20_000; size += 900) {
                        writer.store(size);
                    }
                    writer.store(20_000);
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(failures).isEmpty();
            assertThat(stored()).hasSize(78);
            assertEveryTileOf(20_000, reader());
        }

        @Test
        void makesAgainWhatItFindsDamagedOnItsWay() {
            writer().store(2_000);
            List<Document> sound = stored();
            damage(0, 6, hashes -> hashes[5] ^= 1);
            writer().store(2_000);
            assertThat(stored()).isEqualTo(sound);
        }
    }

    @Nested
    class ADamagedTile {

        @Test
        void isNamedAndNoProofRestsOnIt() {
            writer().store(2_000);
            damage(0, 2, hashes -> hashes[33] ^= 4);
            assertThatThrownBy(() -> reader().proofs(2_000).inclusion(600)).isInstanceOf(DamagedTile.class).hasMessageContaining("tile/0/002 does not give its own root");
            assertThat(reader().proofs(2_000).inclusion(1_000).verifies(SyntheticLog.leaf(1_000), new TreeProofs(tree, 2_000).root())).isTrue();
        }

        @Test
        void isNamedWhereItIsMissing() {
            writer().store(2_000);
            database.getCollection(TileStore.COLLECTION).deleteOne(new Document("_id", 3L));
            assertThatThrownBy(() -> reader().proofs(2_000).inclusion(5)).isInstanceOf(DamagedTile.class).hasMessageContaining("tile/0/003 is missing");
            assertThatThrownBy(() -> reader().tile(new TileAddress(0, 3, 256))).isInstanceOf(DamagedTile.class).hasMessageContaining("tile/0/003 is missing");
        }

        @Test
        void isFoundAtTheStartWhereItLiesOnTheRightEdge() {
            writer().store(2_000);
            Checkpoint signed = new Checkpoint("log.example/test", 2_000, new TreeProofs(tree, 2_000).root());
            assertThat(new StartCheck(reader()).fault(signed)).isEmpty();
            List<Hash> forged = new ArrayList<>(SyntheticLog.leaves(1_792).subList(1_536, 1_792));
            forged.set(9, SyntheticLog.leaf(-1));
            new TileStore(database).replace(new TileAddress(0, 6, 256), new Tile(forged));
            assertThat(new StartCheck(reader()).fault(signed)).hasValueSatisfying(fault -> assertThat(fault).contains("do not give the root of the checkpoint over 2000"));
            database.getCollection(TileStore.COLLECTION).deleteOne(new Document("_id", 6L));
            assertThat(new StartCheck(reader()).fault(signed)).hasValueSatisfying(fault -> assertThat(fault).contains("tile/0/006 is missing"));
        }

        @Test
        void isNamedWhereItIsNoTile() {
            writer().store(2_000);
            database.getCollection(TileStore.COLLECTION).replaceOne(new Document("_id", 3L), new Document("hashes", "x"));
            assertThatThrownBy(() -> reader().tile(new TileAddress(0, 3, 256))).isInstanceOf(DamagedTile.class).hasMessageContaining("tile/0/003 is not a tile");
        }
    }

    /** Every tile that a tree of this size has, full and partial, against the tree in memory. */
    private void assertEveryTileOf(int size, TileReader reader) {
        for (TileAddress address : TileAddress.added(0, size)) {
            List<Hash> expected = new ArrayList<>();
            for (long i = address.from(); i < address.to(); i++) {
                expected.add(tree.hash(8 * address.level(), i));
            }
            assertThat(reader.tile(address)).as("%s of %d", address.path(), size).isEqualTo(new Tile(expected));
        }
        assertThat(stored()).hasSize((int) TileAddress.added(0, size).stream().filter(TileAddress::isFull).count());
    }

    private void damage(int level, long index, java.util.function.Consumer<byte[]> change) {
        Document id = new Document("_id", ((long) level << 56) + index);
        Document tile = java.util.Objects.requireNonNull(database.getCollection(TileStore.COLLECTION).find(id).first());
        byte[] hashes = tile.get("hashes", Binary.class).getData();
        change.accept(hashes);
        database.getCollection(TileStore.COLLECTION).replaceOne(id, tile.append("hashes", new Binary(hashes)));
    }

    private List<Document> stored() {
        return database.getCollection(TileStore.COLLECTION).find().sort(new Document("_id", 1)).into(new ArrayList<>());
    }

    private TileWriter writer() {
        return new TileWriter(new TileStore(database), log);
    }

    private TileReader reader() {
        return new TileReader(new TileStore(database), log);
    }
}
