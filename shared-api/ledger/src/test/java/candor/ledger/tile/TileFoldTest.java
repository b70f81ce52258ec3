package candor.ledger.tile;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Hash;
import candor.ledger.tree.MemoryTree;
import candor.ledger.tree.MerkleHash;
import candor.ledger.tree.TreeProofs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileFoldTest {

    private static final int LARGEST = 65_537;
    private static final List<Hash> LEAVES = LongStream.range(0, LARGEST).mapToObj(i -> MerkleHash.leaf(Long.toString(i).getBytes(StandardCharsets.US_ASCII))).toList();
    private static final MemoryTree TREE = new MemoryTree();

    static {
        LEAVES.forEach(TREE::append);
    }

    @Test
    void givesEveryFullTileOnceAndATileBeforeTheOneAboveIt() {
        Map<TileAddress, Tile> given = new LinkedHashMap<>();
        TileFold fold = new TileFold((address, tile) -> assertThat(given.put(address, tile)).isNull());
        LEAVES.forEach(fold::add);
        assertThat(given.keySet()).containsExactlyInAnyOrderElementsOf(TileAddress.added(0, LARGEST).stream().filter(TileAddress::isFull).toList());
        given.forEach((address, tile) -> assertThat(tile).as(address.path()).isEqualTo(cut(address)));
        List<TileAddress> order = new ArrayList<>(given.keySet());
        assertThat(order.indexOf(new TileAddress(1, 0, 256))).isEqualTo(order.indexOf(new TileAddress(0, 255, 256)) + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 511, 512, 513, 600, 65_535, 65_536})
    void goesOnFromAnySize(int size) {
        Map<TileAddress, Tile> given = new LinkedHashMap<>();
        TileFold fold = new TileFold(size, TileFoldTest::cut, given::put);
        LEAVES.subList(size, LARGEST).forEach(fold::add);
        assertThat(fold.size()).isEqualTo(LARGEST);
        assertThat(given.keySet()).containsExactlyInAnyOrderElementsOf(TileAddress.added(size, LARGEST).stream().filter(TileAddress::isFull).toList());
        given.forEach((address, tile) -> assertThat(tile).as(address.path()).isEqualTo(cut(address)));
    }

    @Test
    void theEdgeOfATreeIsItsPartialTiles() {
        for (int size = 0; size <= 600; size++) {
            assertThat(TileAddress.edge(size)).isEqualTo(TileAddress.added(0, size).stream().filter(tile -> !tile.isFull()).toList());
            for (TileAddress partial : TileAddress.edge(size)) {
                assertThat(partial.isIn(size)).isTrue();
                assertThat(partial.isIn(size - 1L)).as("%s of %d", partial.path(), size).isEqualTo(partial.to() << 8 * partial.level() < size);
            }
        }
        assertThat(new TileAddress(0, 2, 256).isIn(767)).isFalse();
        assertThat(new TileAddress(0, 2, 256).isIn(768)).isTrue();
        assertThat(new TileAddress(7, Long.MAX_VALUE / 512, 1).isIn(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void aTilesNodesAreTheTreesOwn() {
        Tile tile = cut(new TileAddress(0, 3, 256));
        for (int level = 0; level <= 8; level++) {
            for (int index = 0; index < 256 >> level; index++) {
                assertThat(tile.node(level, index)).isEqualTo(TREE.hash(level, (3L * 256 >> level) + index));
            }
        }
        assertThat(tile.first(7).root()).isEqualTo(new TreeProofs((level, index) -> TREE.hash(level, (768 >> level) + index), 7).root());
    }

    private static Tile cut(TileAddress address) {
        return new Tile(LongStream.range(address.from(), address.to()).<Hash>mapToObj(i -> TREE.hash(address.level() * 8, i)).toList());
    }
}
