package candor.ledger.json;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.ByteRange;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jspecify.annotations.Nullable;

class ScalarJsonTest {

    private static final ObjectMapper PARSER = new ObjectMapper();
    private static final int[] CHARACTERS = " !#aZ09~{}[]:,'/\"\\\n\u007Fäß€\uD83D\uDE00".codePoints().toArray();

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "null", "0", "7", "70000", "2147483647", "2147483648", "999999999999999", "\"\"", "\"HIGH\"", "\"a b\"", "\"{}\""})
    void isWhatAParserMakesOfIt(String value) throws Exception {
        assertThat(read(value)).isEqualTo(PARSER.readTree(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "-0", "1.5", "1e3", "01", "00", "1234567890123456", "9007199254740991", "[]", "{}", "[1]", "\"\\n\"", "\"a", "a\"", "\"a\"b", "\"a\"\"b\"",
            "\"ä\"", "tru", "truer", "nul", "nulls", "falsey", "trve", " 1", "1 ", "\"\u007F\"", "\"\t\""})
    void whatIsMoreOrNoneIsLeftToTheParser(String value) {
        assertThat(read(value)).isNull();
    }

    @RepeatedTest(100)
    void noTextIsReadOtherwiseThanByAParser(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        int[] characters = random.ints(random.nextInt(12), 0, CHARACTERS.length).map(i -> CHARACTERS[i]).toArray();
        String value = PARSER.writeValueAsString(new String(characters, 0, characters.length));
        JsonNode read = read(value);

        if (read != null) {
            assertThat(read).isEqualTo(PARSER.readTree(value));
        } else {
            assertThat(value).matches("(?s).*[^ -~].*|.*\\\\.*");
        }
    }

    /** With bytes around it that are not its own. */
    private static @Nullable JsonNode read(String value) {
        byte[] bytes = ("1" + value + "1\"").getBytes(StandardCharsets.UTF_8);
        return ScalarJson.read(new ByteRange(bytes, 1, bytes.length - 2));
    }
}
