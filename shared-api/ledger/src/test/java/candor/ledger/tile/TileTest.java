package candor.ledger.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.SharedVectors;
import candor.ledger.tree.MemoryTree;
import candor.ledger.tree.MerkleHash;
import candor.ledger.tree.TreeProofs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

    @ParameterizedTest
    @CsvSource({"0,1234067,256,tile/0/x001/x234/067", "3,0,1,tile/3/000.p/1", "0,999,255,tile/0/999.p/255", "1,1000,256,tile/1/x001/000"})
    void pathsHaveThePublishedForm(int level, long index, int width, String path) {
        TileAddress address = new TileAddress(level, index, width);
        assertThat(address.path()).isEqualTo(path);
        assertThat(TileAddress.parse(path)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tile/0/1", "tile/00/001", "tile/64/001", "tile/0/001.p/0", "tile/0/001.p/256", "tile/0/001.p/01", "tile/0/x000/001", "tile/0/001/002",
        "tile/-1/001", "tile/0/001.p/", "/tile/0/001", "tile/entries/001", "tile/0/x1/001"})
    void anyOtherPathIsRefused(String path) {
        assertThatThrownBy(() -> TileAddress.parse(path)).isInstanceOf(Malformed.class);
    }

    @Test
    void bundlesHaveTheirOwnPath() {
        assertThat(new TileAddress(0, 1, 7).entriesPath()).isEqualTo("tile/entries/001.p/7");
        assertThat(TileAddress.parseEntries("tile/entries/001.p/7")).isEqualTo(new TileAddress(0, 1, 7));
    }

    @Test
    void aTreeOfSeventyThousandHasTheTilesOfThePublishedExample() {
        List<TileAddress> tiles = TileAddress.added(0, 70_000);
        assertThat(tiles).filteredOn(TileAddress::isFull).hasSize(274);
        assertThat(tiles.stream().filter(tile -> !tile.isFull()).map(TileAddress::path)).containsExactly("tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1");
        assertThat(TileAddress.added(0, 256).stream().map(TileAddress::path)).containsExactly("tile/0/000", "tile/1/000.p/1");
        assertThat(TileAddress.added(0, 0)).isEmpty();
        assertThat(TileAddress.added(5, 5)).isEmpty();
    }

    @Test
    void growingStepByStepWritesEveryTileOnce() {
        Map<TileAddress, Integer> full = new HashMap<>();
        long[] sizes = {0, 1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 70_000};
        for (int i = 1; i < sizes.length; i++) {
            TileAddress.added(sizes[i - 1], sizes[i]).stream().filter(TileAddress::isFull).forEach(tile -> full.merge(tile, 1, Integer::sum));
        }
        assertThat(full.keySet()).containsExactlyInAnyOrderElementsOf(TileAddress.added(0, 70_000).stream().filter(TileAddress::isFull).toList());
        assertThat(full.values()).containsOnly(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 66_000})
    void proofsFromTilesAreThoseFromTheWholeTree(long size) {
        MemoryTree tree = new MemoryTree();
        LongStream.range(0, size).forEach(i -> tree.append(MerkleHash.leaf(Long.toString(i).getBytes(StandardCharsets.US_ASCII))));
        TileHashes tiles = new TileHashes(size, address -> cut(tree, address));
        TreeProofs expected = new TreeProofs(tree, size);
        TreeProofs found = new TreeProofs(tiles, size);
        assertThat(found.root()).isEqualTo(expected.root());
        for (long index : new long[] {0, size / 3, size / 2, size - 1}) {
            assertThat(found.inclusion(index)).isEqualTo(expected.inclusion(index));
            assertThat(found.consistency(index + 1)).isEqualTo(expected.consistency(index + 1));
        }
    }

    @Test
    void aFullTilesRootIsItsHashOnTheLevelAbove() {
        MemoryTree tree = new MemoryTree();
        LongStream.range(0, 65_536).forEach(i -> tree.append(MerkleHash.leaf(new byte[] {(byte) i, (byte) (i >> 8)})));
        assertThat(cut(tree, new TileAddress(0, 3, 256)).root(0, 256)).isEqualTo(cut(tree, new TileAddress(1, 0, 256)).hashes().get(3));
    }

    @Test
    void aForeignLogsTilesAndBundlesAreReadAndWrittenBack() throws IOException {
        Path log = SharedVectors.folder("tessera").resolve("testdata/log");
        for (int width = 1; width <= 15; width++) {
            TileAddress address = new TileAddress(0, 0, width);
            byte[] tile = Files.readAllBytes(log.resolve(address.path()));
            byte[] bundle = Files.readAllBytes(log.resolve(address.entriesPath()));
            assertThat(Tile.parse(tile).toBytes()).isEqualTo(tile);
            assertThat(EntryBundle.toBytes(EntryBundle.parse(bundle))).isEqualTo(bundle);
            assertThat(EntryBundle.parse(bundle).stream().map(MerkleHash::leaf)).isEqualTo(Tile.parse(tile).hashes());
        }
    }

    @Test
    void whatEndsTooEarlyIsRefused() {
        assertThatThrownBy(() -> Tile.parse(new byte[33])).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Tile.parse(new byte[0])).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> EntryBundle.parse(new byte[] {0, 2, 1})).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> EntryBundle.parse(new byte[] {0})).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> EntryBundle.parse(new byte[0])).isInstanceOf(Malformed.class);
    }

    private static Tile cut(MemoryTree tree, TileAddress address) {
        return new Tile(LongStream.range(0, address.width()).<Hash>mapToObj(i -> tree.hash(address.level() * 8, address.index() * 256 + i)).toList());
    }
}
