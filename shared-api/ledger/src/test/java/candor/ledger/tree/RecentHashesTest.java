package candor.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Hash;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentHashesTest {

    private static final int LEAVES = 3 * RecentHashes.CAPACITY;

    @Test
    void proofsAreTheSameAndNeighboursAskForLittle() {
        MemoryTree tree = new MemoryTree();
        for (int i = 0; i < LEAVES; i++) {
            tree.append(Hash.sha256("leaf " + i));
        }
        AtomicLong asked = new AtomicLong();
        TreeProofs remembered = new TreeProofs(new RecentHashes((level, index) -> {
            asked.incrementAndGet();
            return tree.hash(level, index);
        }), LEAVES);
        TreeProofs plain = new TreeProofs(tree, LEAVES);
        for (int i = 0; i < LEAVES; i++) {
            assertThat(remembered.inclusion(i)).isEqualTo(plain.inclusion(i));
        }
        assertThat(asked.get()).isLessThan(3L * LEAVES);
    }
}
