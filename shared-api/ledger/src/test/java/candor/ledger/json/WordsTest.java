package candor.ledger.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.ByteRange;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    private static final String[] TEXTS = {"", "a", "ab", "abc", "incident", "incidents", "irregular", "note", "incident:7", "a\\n", "\u00e9", "ab\u0001"};

    /** Whatever came before, and whatever was expected: a word is what stands there. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void readsWhatIsReadWithoutRemembering(long seed) {
        Random random = new Random(seed);
        Words words = new Words();
        int same = 0;
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 6; i++) {
                // Mostly in the same order, as in one entry after the other.
                text.append(TEXTS[random.nextInt(5) > 0 ? i : random.nextInt(TEXTS.length)]).append('"');
            }
            byte[] bytes = text.substring(0, text.length() - random.nextInt(3)).getBytes(UTF_8);
            PlainJson remembering = new PlainJson(ByteRange.of(bytes));
            PlainJson plain = new PlainJson(ByteRange.of(bytes));
            String expected = plain.text();
            while (expected != null) {
                assertThat(remembering.text(words)).as("seed %d, %s", seed, text).isEqualTo(expected);
                assertThat(remembering.position()).isEqualTo(plain.position());
                same++;
                expected = plain.text();
            }
            assertThat(remembering.text(words)).as("seed %d, %s", seed, text).isNull();
        }
        assertThat(same).isGreaterThan(2_000);
    }
}
