package candor.command.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestsTest {
    private static final int ADDED = 3_000;
    private static final int MOST_PARTS = 12;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20_261_130})
    void holdWhatWasAddedInFewPartsAndStayWhatTheyWere(long seed) {
        var random = new Random(seed);
        Digests digests = Digests.NONE;
        Set<String> added = new HashSet<>();
        List<Digests> earlier = new ArrayList<>();
        for (int i = 0; i < ADDED; i++) {
            String next = String.valueOf(random.nextInt(2 * ADDED));
            assertThat(digests.contains(next)).isEqualTo(!added.add(next));
            earlier.add(digests);
            digests = digests.with(next);
            assertThat(digests.contains(next)).isTrue();
            assertThat(digests.parts()).hasSizeLessThanOrEqualTo(MOST_PARTS);
        }
        assertThat(digests.parts().stream().mapToInt(Set::size).sum()).isEqualTo(added.size());
        assertThat(earlier.getFirst().parts()).isEmpty();
        assertThat(earlier.get(1).parts().stream().mapToInt(Set::size).sum()).isEqualTo(1);
    }
}
