package candor.ledger.tile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Hash;
import candor.ledger.tree.CompactRange;
import candor.ledger.tree.MemoryTree;
import candor.ledger.tree.MerkleHash;
import candor.ledger.tree.NaiveTree;
import candor.ledger.tree.TreeProofs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * A log of 600 entries grown entry by entry into files that are written once, the whole of it checked again after every step:
 * every entry, every leaf hash, the root, and at the edges every proof, from nothing but the files.
 */
class GrowingLogTest {

    private static final int LARGEST = 600;
    private static final Set<Integer> EDGES = Set.of(1, 2, 3, 4, 5, 7, 8, 9, 127, 128, 129, 255, 256, 257, 511, 512, 513, 600);

    private final List<byte[]> entries = IntStream.range(0, LARGEST).mapToObj(i -> ("entry " + i).getBytes(US_ASCII)).toList();
    private final NaiveTree naive = new NaiveTree(entries.stream().map(MerkleHash::leaf).toList());
    private final MemoryTree tree = new MemoryTree();
    private final Map<String, byte[]> files = new HashMap<>();

    @Test
    void holdsAfterEveryStepForAllSizes() {
        CompactRange range = CompactRange.EMPTY;
        assertThat(TileAddress.added(0, 0)).isEmpty();
        for (int size = 1; size <= LARGEST; size++) {
            range = range.append(MerkleHash.leaf(entries.get(size - 1)));
            tree.append(MerkleHash.leaf(entries.get(size - 1)));
            write(size - 1, size);
            check(size, range);
        }
    }

    @Test
    void holdsWhateverTheStepsWere() {
        LongStream.range(0, LARGEST).forEach(index -> tree.append(MerkleHash.leaf(entries.get((int) index))));
        int[] steps = {0, 1, 2, 255, 256, 257, 512, 599, 600};
        for (int i = 1; i < steps.length; i++) {
            write(steps[i - 1], steps[i]);
            check(steps[i], CompactRange.EMPTY.append(entries.subList(0, steps[i]).stream().map(MerkleHash::leaf).toList()));
        }
    }

    private void write(int before, int after) {
        for (TileAddress tile : TileAddress.added(before, after)) {
            int first = (int) tile.index() * TileAddress.FULL;
            once(tile.path(), new Tile(IntStream.range(first, first + tile.width()).mapToObj(i -> tree.hash(tile.level() * 8, i)).toList()).toBytes());
            if (tile.level() == 0) {
                once(tile.entriesPath(), EntryBundle.toBytes(entries.subList(first, first + tile.width())));
            }
        }
    }

    private void once(String path, byte[] bytes) {
        assertThat(files.put(path, bytes)).as("%s is written a second time", path).isNull();
    }

    private void check(int size, CompactRange range) {
        TreeProofs proofs = new TreeProofs(new TileHashes(size, this::tile), size);
        Hash root = naive.root(0, size);
        assertThat(proofs.root()).as("size %d", size).isEqualTo(root).isEqualTo(range.root());
        for (int first = 0; first < size; first += TileAddress.FULL) {
            TileAddress address = new TileAddress(0, first / TileAddress.FULL, Math.min(TileAddress.FULL, size - first));
            List<byte[]> bundle = EntryBundle.parse(file(address.entriesPath()));
            assertThat(bundle.stream().map(MerkleHash::leaf)).isEqualTo(tile(address).hashes());
            assertThat(bundle.getLast()).isEqualTo(entries.get(first + address.width() - 1));
        }
        int step = EDGES.contains(size) ? 1 : 61;
        for (int index = size % step; index < size; index += step) {
            assertThat(proofs.inclusion(index).path()).as("leaf %d of %d", index, size).isEqualTo(naive.path(index, 0, size));
            assertThat(proofs.consistency(index + 1L).path()).as("%d to %d", index + 1, size).isEqualTo(naive.consistency(index + 1, size));
        }
    }

    private Tile tile(TileAddress address) {
        return Tile.parse(file(address.path()));
    }

    private byte[] file(String path) {
        return Objects.requireNonNull(files.get(path), path);
    }
}
