package candor.command.incident.veris;

import static org.assertj.core.api.Assertions.assertThat;

import candor.testimony.StatedDuration;
import candor.testimony.StatedDuration.Unit;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerisFieldsTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    @Nested
    class References {
        @Test
        void areSplitAtSemicolonsAndWhiteSpace() {
            assertThat(references("http://a.example/1; https://b.example/2\thttp://c.example"))
                    .containsExactly("http://a.example/1", "https://b.example/2", "http://c.example");
        }

        @Test
        void thatAreNoAddressStayTogetherAsText() {
            assertThat(references("annual report, page 3;http://a.example see also page 4"))
                    .containsExactly("annual report, page 3", "http://a.example", "see also page 4");
        }

        @Test
        void thatAreEmptyAreNone() {
            assertThat(references(" ; ;")).isEmpty();
        }

        private List<String> references(String text) {
            return VerisFields.references(TextNode.valueOf(text));
        }
    }

    @Nested
    class Durations {
        @ParameterizedTest
        @CsvSource({"2, 2", "3.0, 3", "1.5, 1.5", "0, 0", "10957, 10957", "40000000000, 40000000000"})
        void keepTheirNumber(String value, String amount) throws JsonProcessingException {
            assertThat(VerisFields.duration(json("{\"unit\":\"Days\",\"value\":" + value + "}"))).isEqualTo(new StatedDuration(Unit.DAYS, amount));
        }

        @Test
        void withoutAValueStayABucket() throws JsonProcessingException {
            assertThat(VerisFields.duration(json("{\"unit\":\"Months\"}"))).isEqualTo(new StatedDuration(Unit.MONTHS, null));
        }

        @ParameterizedTest
        @CsvSource({"Never, NEVER", "NA, NOT_APPLICABLE", "Unknown, UNKNOWN"})
        void thatAreNoTimeHaveNoNumber(String unit, Unit expected) throws JsonProcessingException {
            assertThat(VerisFields.duration(json("{\"unit\":\"" + unit + "\",\"value\":3}"))).isEqualTo(new StatedDuration(expected, null));
        }

        @Test
        void thatAreNegativeHaveNoNumber() throws JsonProcessingException {
            assertThat(VerisFields.duration(json("{\"unit\":\"Days\",\"value\":-3}"))).isEqualTo(new StatedDuration(Unit.DAYS, null));
        }
    }

    @Test
    void everyVarietyOfACategoryIsKept() throws JsonProcessingException {
        assertThat(VerisFields.categories(json("{\"hacking\":{\"variety\":[\"SQLi\",\"Brute force\"]},\"unknown\":{\"notes\":\"\"}}")))
                .containsExactly("hacking.SQLi", "hacking.Brute force", "unknown");
    }

    @Test
    void countsBeyondTheIntegersOf32BitsAreKept() throws JsonProcessingException {
        assertThat(VerisFields.count(json("16000000000"))).isEqualTo(16_000_000_000L);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }
}
