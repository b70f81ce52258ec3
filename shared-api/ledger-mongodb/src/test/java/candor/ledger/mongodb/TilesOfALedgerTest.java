package candor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.entry.Entry;
import candor.ledger.mongodb.fsck.Finding;
import candor.ledger.mongodb.fsck.Fsck;
import candor.ledger.mongodb.fsck.FsckReport;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import candor.ledger.note.Checkpoint;
import candor.ledger.tile.EntryBundle;
import candor.ledger.tile.TileAddress;
import candor.ledger.tree.CompactRange;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tiles of a ledger in use: read whole after every step, damaged, found and made again. */
class TilesOfALedgerTest extends OnEmbeddedStore {

    private static final int ENTRIES = 600;

    @Test
    void everyTileAndBundleGivesTheSignedRootAfterEveryStep() throws Exception {
        try (LedgerUnderTest ledger = open()) {
            for (int size : new int[] {1, 2, 3, 4, 5, 127, 128, 129, 255, 256, 257, 511, 512, 513, 600}) {
                appendTo(ledger, size);
                Checkpoint signed = ledger.ledger.signCheckpoint().orElseThrow().checkpoint();
                assertThat(signed.size()).isEqualTo(size);
                requireWhole(signed, ledger.ledger.reader());
            }
        }
        try (LedgerUnderTest again = open()) {
            requireWhole(again.ledger.reader().latestCheckpoint().orElseThrow().checkpoint(), again.ledger.reader());
        }
    }

    @Test
    void whatNoCheckpointCoversIsNotGiven() throws Exception {
        try (LedgerUnderTest ledger = open()) {
            LedgerReader reader = ledger.ledger.reader();
            assertThat(reader.proofs(0).root()).isEqualTo(CompactRange.EMPTY.root());
            appendTo(ledger, 300);
            ledger.ledger.signCheckpoint();
            assertThat(reader.proofs(299).inclusion(298).verifies(leaf(reader, 298), reader.proofs(299).root())).isTrue();
            assertThatThrownBy(() -> reader.proofs(301)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> reader.proofs(-1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> reader.tile(new TileAddress(0, 1, 45))).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> reader.tile(new TileAddress(2, 0, 1))).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> reader.entryBundle(new TileAddress(0, 1, 256))).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> reader.entryBundle(new TileAddress(1, 0, 1))).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void aReaderOfAnEarlierCheckpointStillFindsItsPartialTiles() throws Exception {
        try (LedgerUnderTest ledger = open()) {
            appendTo(ledger, ENTRIES);
            ledger.ledger.signCheckpoint();
            LedgerReader reader = ledger.ledger.reader();
            for (int size : new int[] {1, 100, 255, 257, 511, 599}) {
                requireWhole(new Checkpoint(reader.origin(), size, reader.proofs(size).root()), reader);
            }
        }
    }

    @Test
    void aStoreOfATimeWithoutTilesGetsThemOnTheNextStart() throws Exception {
        fill();
        tiles().deleteMany(new Document());
        open().close();
        assertThat(check().findings()).isEmpty();
        assertThat(check().tiles()).isEqualTo(ENTRIES / 256);
    }

    /** What somebody did to a tile, and the one line that names it. */
    record Damage(String what, Consumer<TilesOfALedgerTest> done, String named) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Damage> damages() {
        return Stream.of(
                new Damage("a hash altered", test -> test.change(1, tile -> tile.append("hashes", flipped(tile, 32 * 17 + 5))),
                        "position 273, tile/0/001: hash 17 of the tile is not the one the entries give"),
                new Damage("its last byte altered", test -> test.change(0, tile -> tile.append("hashes", flipped(tile, 256 * 32 - 1))),
                        "position 255, tile/0/000: hash 255 of the tile"),
                new Damage("its root altered", test -> test.change(1, tile -> tile.append("root", new Binary(new byte[32]))),
                        "position 256, tile/0/001: the tile's own root"),
                new Damage("it is no tile", test -> test.change(1, tile -> tile.append("hashes", "x")), "position 256, tile/0/001: hash 0"),
                new Damage("one taken out", test -> test.tiles().deleteOne(new Document("_id", 0L)), "position 0, tile/0/000: the tile is missing"),
                new Damage("one of no entries", test -> test.tiles().insertOne(new Document("_id", 2L).append("hashes", new Binary(new byte[8_192]))),
                        "tile/0/002: it is a tile of entries that the log does not hold"),
                new Damage("one of a level the log does not have", test -> test.tiles().insertOne(new Document("_id", 1L << 56)), "tile/1/000: "));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void aDamagedTileIsNamedAndMadeAgain(Damage damage) throws Exception {
        fill();
        damage.done().accept(this);

        FsckReport report = check();

        assertThat(report.findings()).extracting(Finding::text).singleElement().asString().startsWith(damage.named());
        assertThat(report.onlyTiles()).isTrue();
        assertThat(report.text()).contains("only tiles are damaged");
        assertThat(fsck().repair(report)).isEqualTo(1);
        assertThat(check().findings()).isEmpty();
        assertThat(fsck().repair(check())).isZero();
    }

    @Test
    void tilesAreNotMadeAgainFromDamagedEntries() throws Exception {
        fill();
        Document block = Objects.requireNonNull(database().getCollection("blocks").find(new Document("_id", 1L)).first());
        Document event = block.getList("events", Document.class).getFirst();
        byte[] entry = event.get("e", Binary.class).getData();
        entry[entry.length - 3] ^= 1;
        event.append("e", new Binary(entry));
        database().getCollection("blocks").replaceOne(new Document("_id", 1L), block.append("events", block.getList("events", Document.class)));

        FsckReport report = check();

        assertThat(report.findings()).extracting(Finding::text).anySatisfy(text -> assertThat(text).startsWith("position 0, tile/0/000: hash 0 of the tile"));
        assertThat(report.onlyTiles()).isFalse();
        assertThat(report.text()).contains("the ledger is damaged");
        assertThat(fsck().repair(report)).isZero();
    }

    @Test
    void aProofReadsAFewTilesOfALargeLogAndNeverTheLog() throws Exception {
        int size = 20_000;
        try (LedgerUnderTest ledger = open()) {
            appendTo(ledger, size);
            ledger.ledger.signCheckpoint();
        }
        try (LedgerUnderTest ledger = open()) {
            LedgerReader reader = ledger.ledger.reader();
            CompactRange head = reader.head().tree();
            for (long position : new long[] {3, 9_999, 19_990}) {
                store.reads().reset();
                assertThat(reader.proofs(size).inclusion(position).verifies(leaf(reader, position), head.root())).isTrue();
                assertThat(store.reads().documents()).as("documents for %d of %d entries in %d blocks", position, size, reader.head().block()).isLessThan(150);
                store.reads().reset();
                assertThat(reader.proofs(size).consistency(position).path()).isNotEmpty();
                assertThat(store.reads().documents()).isLessThan(150);
            }
            store.reads().reset();
            reader.entryBundle(new TileAddress(0, 40, 256));
            reader.tile(new TileAddress(0, 40, 256));
            assertThat(store.reads().documents()).isLessThan(50);
        }
    }

    /** The whole log as a stranger reads it: every tile and every bundle, up to the root. */
    private static void requireWhole(Checkpoint signed, LedgerReader reader) {
        CompactRange tree = CompactRange.EMPTY;
        for (TileAddress address : TileAddress.added(0, signed.size())) {
            if (address.level() == 0) {
                List<byte[]> entries = EntryBundle.parse(reader.entryBundle(address));
                assertThat(entries.stream().map(Entry::leafHash).toList()).as(address.path()).isEqualTo(reader.tile(address).hashes());
                tree = tree.append(reader.tile(address).hashes());
            } else {
                for (int i = 0; i < address.width(); i++) {
                    TileAddress below = new TileAddress(address.level() - 1, address.from() + i, TileAddress.FULL);
                    assertThat(reader.tile(address).hashes().get(i)).as("%s, hash %d", address.path(), i).isEqualTo(reader.tile(below).root());
                }
            }
        }
        assertThat(tree.root()).isEqualTo(signed.root()).isEqualTo(reader.proofs(signed.size()).root());
    }

    private static candor.ledger.Hash leaf(LedgerReader reader, long position) {
        return reader.entry(position).orElseThrow().leafHash();
    }

    private void fill() throws Exception {
        try (LedgerUnderTest ledger = open()) {
            appendTo(ledger, ENTRIES);
        }
    }

    private static void appendTo(LedgerUnderTest ledger, int size) throws Exception {
        for (long at = ledger.ledger.reader().head().size(); at < size; at = ledger.ledger.reader().head().size()) {
            List<TaggedEventMessage<?>> events = new ArrayList<>();
            for (long i = at; i < Math.min(size, at + 50); i++) {
                events.add(Samples.counted(i, "TEST:" + i % 9));
            }
            ledger.append(AppendCondition.none(), null, events.toArray(TaggedEventMessage[]::new));
        }
    }

    private void change(long id, Consumer<Document> change) {
        Document tile = Objects.requireNonNull(tiles().find(new Document("_id", id)).first());
        change.accept(tile);
        tiles().replaceOne(new Document("_id", id), tile);
    }

    private static Binary flipped(Document tile, int at) {
        byte[] hashes = tile.get("hashes", Binary.class).getData();
        hashes[at] ^= 1;
        return new Binary(hashes);
    }

    private MongoCollection<Document> tiles() {
        return database().getCollection("tiles");
    }

    private Fsck fsck() {
        return Fsck.of(database(), KeyAccess.local(KeepFolder.open(folder.resolve("keep")), store.settings()));
    }

    private FsckReport check() {
        return fsck().check();
    }
}
