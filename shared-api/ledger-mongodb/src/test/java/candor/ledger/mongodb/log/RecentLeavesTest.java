package candor.ledger.mongodb.log;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Hash;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentLeavesTest {

    private static final int MOST = RecentLeaves.MOST;

    private final RecentLeaves leaves = new RecentLeaves();

    private void add(long from, long to) {
        LongStream.range(from, to).forEach(position -> leaves.add(position, leaf(position)));
    }

    private static Hash leaf(long position) {
        return Hash.sha256("entry " + position);
    }

    private static List<Hash> all(long from, long to) {
        return LongStream.range(from, to).mapToObj(RecentLeavesTest::leaf).toList();
    }

    @Test
    void giveWhatWasAddedAndNothingThatWasNot() {
        assertThat(leaves.between(0, 1)).isEmpty();
        add(0, 5);

        assertThat(leaves.between(0, 5)).contains(all(0, 5));
        assertThat(leaves.between(1, 3)).contains(all(1, 3));
        assertThat(leaves.between(3, 3)).contains(List.of());
        assertThat(leaves.between(3, 6)).isEmpty();
    }

    @Test
    void keepTheLastOnesInOrder() {
        add(0, MOST + 7);

        assertThat(leaves.between(7, MOST + 7)).contains(all(7, MOST + 7));
        assertThat(leaves.between(6, 8)).isEmpty();
        assertThat(leaves.between(MOST - 2, MOST + 2)).contains(all(MOST - 2, MOST + 2));
    }

    @Test
    void beginWhereTheFirstOneIsAndAnewBehindAGap() {
        add(1_000_000, 1_000_004);
        assertThat(leaves.between(999_999, 1_000_002)).isEmpty();
        assertThat(leaves.between(1_000_000, 1_000_004)).contains(all(1_000_000, 1_000_004));

        add(2_000_000, 2_000_002);
        assertThat(leaves.between(1_000_000, 1_000_004)).isEmpty();
        assertThat(leaves.between(2_000_000, 2_000_002)).contains(all(2_000_000, 2_000_002));
    }

    @Test
    void forgetAllThatWasAddedAndGoOnFromThere() {
        add(0, 5);
        leaves.clear();
        assertThat(leaves.between(4, 5)).isEmpty();

        add(5, 8);
        assertThat(leaves.between(5, 8)).contains(all(5, 8));
        assertThat(leaves.between(4, 6)).isEmpty();
    }
}
