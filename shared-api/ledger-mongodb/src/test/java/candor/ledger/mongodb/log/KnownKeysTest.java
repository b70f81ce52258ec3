package candor.ledger.mongodb.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownKeysTest {

    private static final int ENTRIES = 200_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_129})
    void neverLackWhatWasAdded(long seed) {
        Random random = new Random(seed);
        KnownKeys keys = new KnownKeys(0);
        UUID[] commands = new UUID[ENTRIES];
        for (int position = 0; position < ENTRIES; position++) {
            commands[position] = new UUID(random.nextLong(), random.nextLong());
            keys.add("incident:" + commands[position], position);
            keys.add(commands[position], position);
        }

        for (int position = 0; position < ENTRIES; position++) {
            assertThat(keys.lacks("incident:" + commands[position], position)).isFalse();
            assertThat(keys.lacks(commands[position])).isFalse();
        }
    }

    @Test
    void errRarelyAboutWhatIsAbsent() {
        KnownKeys keys = new KnownKeys(0);
        IntStream.range(0, ENTRIES).forEach(position -> keys.add("ref:INC-2026-" + position, position));

        long wrong = IntStream.range(ENTRIES, 2 * ENTRIES).filter(absent -> !keys.lacks("ref:INC-2026-" + absent, 0)).count();

        assertThat(wrong).isLessThan(ENTRIES / 50);
    }

    @Test
    void knowNothingOfWhatCameBeforeThem() {
        KnownKeys keys = new KnownKeys(7);

        assertThat(keys.lacks("incident:a", 6)).isFalse();
        assertThat(keys.lacks(new UUID(1, 2))).isFalse();
        assertThat(keys.lacks("incident:a", 7)).isTrue();
    }

    @Test
    void forgetTheOldestWhenTheyHaveGrownToTheirLimitAndSaySo() {
        KnownKeys keys = new KnownKeys(0);
        int position = 0;
        while (keys.lacks("never:added", 0)) {
            for (int i = 0; i < 1_000; i++) {
                keys.add("incident:" + position, position);
                position++;
            }
        }

        int last = position;
        assertThat(keys.lacks("never:added", last)).isTrue();
        assertThat(IntStream.range(0, last)).noneMatch(each -> keys.lacks("incident:" + each, each));
    }
}
