package candor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSearchTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsTheFirstOneWhateverStandsAroundIt(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(100)];
            random.nextBytes(bytes);
            byte wanted = (byte) (random.nextBoolean() ? random.nextInt(256) : 0);
            for (int i = 0; i < bytes.length; i++) {
                // Bytes that differ from the wanted one in a single bit are the ones that borrowing could take for it.
                bytes[i] = switch (random.nextInt(round % 2 == 0 ? 8 : 64)) {
                    case 0 -> wanted;
                    case 1, 2 -> (byte) (wanted ^ 1);
                    case 3 -> (byte) (wanted ^ 0x80);
                    default -> bytes[i];
                };
            }
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length - from + 1);
            assertThat(ByteSearch.indexOf(wanted, bytes, from, to)).as("seed %d, round %d", seed, round).isEqualTo(one(wanted, bytes, from, to));
        }
    }

    private static int one(byte wanted, byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }
}
