package candor.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Every proof of every tree up to 300 leaves, against the definitions of RFC 6962 written down naively. */
class TreeProofsTest {

    private static final int LARGEST = 300;

    private final List<Hash> leaves = LongStream.range(0, LARGEST).mapToObj(i -> MerkleHash.leaf(new byte[] {(byte) i, (byte) (i >> 8)})).toList();
    private final MemoryTree tree = new MemoryTree();

    TreeProofsTest() {
        leaves.forEach(tree::append);
    }

    @Test
    void rootsAgreeWithTheDefinitionAndWithTheCompactRange() {
        CompactRange range = CompactRange.EMPTY;
        assertThat(range.root()).isEqualTo(naiveRoot(List.of()));
        for (int size = 1; size <= LARGEST; size++) {
            range = range.append(leaves.get(size - 1));
            Hash root = naiveRoot(leaves.subList(0, size));
            assertThat(range.root()).isEqualTo(root);
            assertThat(new CompactRange(range.size(), range.hashes())).isEqualTo(range);
            assertThat(new TreeProofs(tree, size).root()).isEqualTo(root);
        }
        assertThat(CompactRange.EMPTY.append(leaves)).isEqualTo(range);
    }

    @Test
    void everyInclusionProofAgreesAndVerifiesForItsOwnLeafOnly() {
        for (int size = 1; size <= LARGEST; size++) {
            Hash root = new TreeProofs(tree, size).root();
            for (int index = 0; index < size; index++) {
                InclusionProof proof = new TreeProofs(tree, size).inclusion(index);
                assertThat(proof.verifies(leaves.get(index), root)).as("%d of %d", index, size).isTrue();
                assertThat(proof.verifies(leaves.get((index + 1) % LARGEST), root)).isFalse();
                if (index % 7 == 0) {
                    assertThat(proof.path()).isEqualTo(naivePath(index, leaves.subList(0, size)));
                    assertThat(new InclusionProof(index + 1L, size, proof.path()).verifies(leaves.get(index), root)).isFalse();
                }
            }
        }
    }

    @Test
    void everyConsistencyProofVerifiesAndNoOtherRootDoes() {
        for (int size = 1; size <= LARGEST; size++) {
            Hash root = new TreeProofs(tree, size).root();
            for (int earlier = 1; earlier <= size; earlier++) {
                ConsistencyProof proof = new TreeProofs(tree, size).consistency(earlier);
                Hash earlierRoot = new TreeProofs(tree, earlier).root();
                assertThat(proof.verifies(earlierRoot, root)).as("%d to %d", earlier, size).isTrue();
                assertThat(proof.verifies(leaves.get(0), root)).isEqualTo(earlier == 1);
                assertThat(proof.verifies(earlierRoot, MerkleHash.EMPTY)).isFalse();
            }
        }
    }

    @Test
    void aSourceOfLeafHashesGivesTheSameProofs() {
        SubtreeHashes overLeaves = SubtreeHashes.overLeaves(index -> leaves.get(Math.toIntExact(index)));
        assertThat(new TreeProofs(overLeaves, 211).inclusion(97)).isEqualTo(new TreeProofs(tree, 211).inclusion(97));
        assertThat(new TreeProofs(overLeaves, 211).consistency(97)).isEqualTo(new TreeProofs(tree, 211).consistency(97));
    }

    private static Hash naiveRoot(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.sha256();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = split(leaves.size());
        return Hash.sha256(new byte[] {1}, naiveRoot(leaves.subList(0, k)).toBytes(), naiveRoot(leaves.subList(k, leaves.size())).toBytes());
    }

    private static List<Hash> naivePath(int index, List<Hash> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int k = split(leaves.size());
        boolean left = index < k;
        List<Hash> path = new ArrayList<>(left ? naivePath(index, leaves.subList(0, k)) : naivePath(index - k, leaves.subList(k, leaves.size())));
        path.add(naiveRoot(left ? leaves.subList(k, leaves.size()) : leaves.subList(0, k)));
        return path;
    }

    private static int split(int size) {
        int k = 1;
        while (k * 2 < size) {
            k *= 2;
        }
        return k;
    }
}
