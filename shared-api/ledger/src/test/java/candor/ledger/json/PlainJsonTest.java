package candor.ledger.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Malformed;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainJsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "false", "0", "-1", "999999999999999", "\"\"", "\"a\\nb\\\"\\\\\"", "\"über €, 😀\"", "[]", "{}", "[1,\"x\",[null]]",
        "{\"a\":1,\"b\":{\"c\":[]}}", "{\"begin\":null,\"end\":null,\"kind\":\"EXACT\"}"})
    void whatIsPlainlyCanonicalIsRecognised(String json) {
        assertThat(isPlain(json.getBytes(UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1 ", "01", "-0", "1.0", "1e3", "9007199254740992", "\"\\u0041\"", "\"\\/\"", "\"a", "[1,]", "[,1]", "[1 ,2]", "{\"b\":1,\"a\":2}",
        "{\"a\":1,\"a\":2}", "{\"a\":1,}", "{a:1}", "{\"_sd\":1}", "{\"x\":{\"__proto__\":1}}", "{\"...\":1}", "nul", "tru", "1 2", "\"\u0001\"", "'a'"})
    void whatIsNotIsLeftToTheStrictReader(String json) {
        assertThat(isPlain(json.getBytes(UTF_8))).isFalse();
    }

    @Test
    void badUtf8IsNeverPlain() {
        for (byte[] bad : new byte[][] {{'"', (byte) 0x80, '"'}, {'"', (byte) 0xC0, (byte) 0x80, '"'}, {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
            {'"', (byte) 0xE0, (byte) 0x80, (byte) 0x80, '"'}, {'"', (byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80, '"'}, {'"', (byte) 0xC3, '"'}}) {
            assertThat(isPlain(bad)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverIsRecognisedTheStrictReaderAgrees(long seed) {
        Random random = new Random(seed);
        byte[] sample = "{\"a\":[1,-2,\"x\\\\\\\"y\",null],\"bé\":{\"c\":true,\"d\":\"€\"},\"z\":\"\"}".getBytes(UTF_8);
        byte[] alphabet = "{}[]\",:\\0123456789-.eEntrufalsx\u00e9\u20ac /".getBytes(UTF_8);
        int recognised = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = sample.clone();
            for (int edits = random.nextInt(3); edits >= 0; edits--) {
                mutated[random.nextInt(mutated.length)] = alphabet[random.nextInt(alphabet.length)];
            }
            if (isPlain(mutated)) {
                recognised++;
                assertThat(isCanonical(mutated)).as("seed %d, %s", seed, new String(mutated, UTF_8)).isTrue();
            }
        }
        assertThat(recognised).isPositive();
    }

    @Test
    void nestingHasTheSameLimitAsTheStrictReader() {
        for (int depth = 60; depth < 70; depth++) {
            byte[] nested = ("[".repeat(depth) + "]".repeat(depth)).getBytes(UTF_8);
            assertThat(isPlain(nested)).as("depth %d", depth).isEqualTo(isCanonical(nested));
        }
    }

    private static boolean isPlain(byte[] json) {
        return PlainJson.isCommitted(json, 0, json.length, 0);
    }

    private static boolean isCanonical(byte[] json) {
        try {
            return Arrays.equals(json, CanonicalJson.writeCommitted(StrictJson.parse(json)));
        } catch (Malformed e) {
            return false;
        }
    }
}
