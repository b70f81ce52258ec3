package candor.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvedPathTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 16, 31, 33, 64, 70})
    void judgesAsTheProofByItselfDoesWhateverWasProvedBefore(int size) {
        MemoryTree tree = new MemoryTree();
        for (int i = 0; i < size; i++) {
            tree.append(leaf(i));
        }
        TreeProofs proofs = new TreeProofs(tree, size);
        ProvedPath proved = new ProvedPath(size, proofs.root());
        Random random = new Random(size);
        for (int round = 0; round < 400; round++) {
            int index = round < size ? round : random.nextInt(size);
            List<Hash> path = new ArrayList<>(proofs.inclusion(index).path());
            Hash leaf = leaf(random.nextInt(4) == 0 ? random.nextInt(size) : index);
            if (!path.isEmpty() && random.nextInt(3) == 0) {
                path.set(random.nextInt(path.size()), leaf(random.nextInt(size)));
            }
            if (!path.isEmpty() && random.nextInt(8) == 0) {
                path.remove(random.nextInt(path.size()));
            }
            if (random.nextInt(8) == 0) {
                path.add(proofs.root());
            }
            int claimed = random.nextInt(5) == 0 ? random.nextInt(size + 1) : index;
            assertThat(proved.verifies(claimed, path, leaf)).as("size %d, round %d, index %d", size, round, claimed)
                    .isEqualTo(new InclusionProof(claimed, size, path).verifies(leaf, proofs.root()));
        }
    }

    private static Hash leaf(int i) {
        return MerkleHash.leaf(new byte[] {(byte) i});
    }
}
