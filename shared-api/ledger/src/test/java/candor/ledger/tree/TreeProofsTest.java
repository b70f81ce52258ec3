package candor.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.Hash;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every root, every inclusion proof and every consistency proof of every tree up to 600 leaves, against the definitions of RFC 6962
 * section 2.1 written down naively; and those of trees around a tile's width and around powers of two beyond.
 */
class TreeProofsTest {

    private static final int LARGEST = 600;
    private static final int BEYOND = 65_600;

    private static final List<Hash> LEAVES = IntStream.range(0, BEYOND).mapToObj(i -> MerkleHash.leaf(new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)})).toList();
    private static final NaiveTree NAIVE = new NaiveTree(LEAVES);
    private static final MemoryTree TREE = new MemoryTree();

    static {
        LEAVES.forEach(TREE::append);
    }

    static IntStream sizesBeyond() {
        return IntStream.of(767, 768, 769, 1023, 1024, 1025, 4095, 4096, 4097, 65_279, 65_280, 65_281, 65_535, 65_536, 65_537);
    }

    @Test
    void rootsAgreeWithTheDefinitionAndWithTheCompactRange() {
        CompactRange range = CompactRange.EMPTY;
        assertThat(range.root()).isEqualTo(NAIVE.root(0, 0)).isEqualTo(new TreeProofs(TREE, 0).root());
        for (int size = 1; size <= LARGEST; size++) {
            range = range.append(LEAVES.get(size - 1));
            Hash root = NAIVE.root(0, size);
            assertThat(range.root()).isEqualTo(root);
            assertThat(new CompactRange(range.size(), range.hashes())).isEqualTo(range);
            assertThat(new TreeProofs(TREE, size).root()).isEqualTo(root);
        }
        assertThat(CompactRange.EMPTY.append(LEAVES.subList(0, LARGEST))).isEqualTo(range);
    }

    @Test
    void everyInclusionProofAgreesAndVerifiesForItsOwnLeafOnly() {
        IntStream.rangeClosed(1, LARGEST).forEach(size -> IntStream.range(0, size).forEach(index -> requireInclusion(index, size)));
    }

    @Test
    void everyConsistencyProofAgreesAndVerifiesForItsOwnRootsOnly() {
        IntStream.rangeClosed(1, LARGEST).forEach(size -> IntStream.rangeClosed(1, size).forEach(earlier -> requireConsistency(earlier, size)));
    }

    @ParameterizedTest
    @MethodSource("sizesBeyond")
    void largerTreesAgreeAroundEveryEdge(int size) {
        assertThat(new TreeProofs(TREE, size).root()).isEqualTo(NAIVE.root(0, size)).isEqualTo(CompactRange.EMPTY.append(LEAVES.subList(0, size)).root());
        for (int edge : new int[] {1, 2, 255, 256, 257, 511, 512, 513, 4096, 65_280, 65_535, 65_536, size - 1, size}) {
            if (edge <= size) {
                requireInclusion(edge - 1, size);
                requireConsistency(edge, size);
            }
        }
    }

    @Test
    void aTreeWithoutLeavesProvesNothing() {
        TreeProofs none = new TreeProofs(TREE, 0);
        assertThatThrownBy(() -> none.inclusion(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> none.consistency(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new TreeProofs(TREE, 5).inclusion(5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new TreeProofs(TREE, 5).consistency(6)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(new ConsistencyProof(0, 5, List.of()).verifies(MerkleHash.EMPTY, NAIVE.root(0, 5))).isFalse();
        assertThat(new InclusionProof(0, 0, List.of()).verifies(LEAVES.getFirst(), MerkleHash.EMPTY)).isFalse();
    }

    @Test
    void aSourceOfLeafHashesGivesTheSameProofs() {
        SubtreeHashes overLeaves = SubtreeHashes.overLeaves(index -> LEAVES.get(Math.toIntExact(index)));
        assertThat(new TreeProofs(overLeaves, 211).inclusion(97)).isEqualTo(new TreeProofs(TREE, 211).inclusion(97));
        assertThat(new TreeProofs(overLeaves, 211).consistency(97)).isEqualTo(new TreeProofs(TREE, 211).consistency(97));
    }

    private void requireInclusion(int index, int size) {
        InclusionProof proof = new TreeProofs(TREE, size).inclusion(index);
        Hash root = NAIVE.root(0, size);
        Hash leaf = LEAVES.get(index);
        boolean right = proof.path().equals(NAIVE.path(index, 0, size)) && proof.verifies(leaf, root);
        boolean wrong = proof.verifies(LEAVES.get(index + 1), root) || proof.verifies(leaf, leaf) && size > 1
                || new InclusionProof(index + 1L, size, proof.path()).verifies(leaf, root)
                || size > 1 && new InclusionProof(index, size, proof.path().subList(1, proof.path().size())).verifies(leaf, root);
        assertThat(right && !wrong).as("leaf %d of %d", index, size).isTrue();
    }

    private void requireConsistency(int earlier, int size) {
        ConsistencyProof proof = new TreeProofs(TREE, size).consistency(earlier);
        Hash earlierRoot = NAIVE.root(0, earlier);
        Hash root = NAIVE.root(0, size);
        boolean right = proof.path().equals(NAIVE.consistency(earlier, size)) && proof.verifies(earlierRoot, root);
        boolean wrong = proof.verifies(MerkleHash.EMPTY, root) || proof.verifies(earlierRoot, MerkleHash.EMPTY)
                || earlier < size && proof.verifies(root, root)
                || earlier < size && new ConsistencyProof(earlier, size, proof.path().subList(1, proof.path().size())).verifies(earlierRoot, root);
        assertThat(right && !wrong).as("%d to %d", earlier, size).isTrue();
    }
}
