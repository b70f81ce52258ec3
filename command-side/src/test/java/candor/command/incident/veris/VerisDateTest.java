package candor.command.incident.veris;

import static org.assertj.core.api.Assertions.assertThat;

import candor.testimony.Precision;
import candor.testimony.StatedDuration;
import candor.testimony.StatedDuration.Unit;
import candor.testimony.StatedTime;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerisDateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"year\":2010}                                               | 2010                | YEAR",
        "{\"year\":2010,\"month\":4}                                   | 2010-04             | MONTH",
        "{\"year\":2010,\"month\":4,\"day\":9}                         | 2010-04-09          | DAY",
        "{\"year\":2010,\"month\":4,\"day\":9,\"time\":\"03:00 AM\"}   | 2010-04-09T03:00    | MINUTE",
        "{\"year\":2010,\"month\":4,\"day\":9,\"time\":\"06:45 PM\"}   | 2010-04-09T18:45    | MINUTE",
        "{\"year\":2010,\"month\":4,\"day\":9,\"time\":\"04:05:00 PM\"} | 2010-04-09T16:05:00 | SECOND",
    })
    void keepsThePrecisionThatWasStated(String json, String stated, Precision precision) throws JsonProcessingException {
        StatedTime time = date(json).statedTime();

        assertThat(time.stated()).isEqualTo(stated);
        assertThat(time.precision()).isEqualTo(precision);
        assertThat(time.zone()).isEqualTo(StatedTime.ZONE_NOT_STATED);
    }

    @Test
    void aStatedZoneIsKept() throws JsonProcessingException {
        StatedTime time = date("{\"year\":2010,\"month\":4,\"day\":9,\"time\":\"08:20:00 PM UTC\"}").statedTime();

        assertThat(time.zone()).isEqualTo("Z");
        assertThat(time.from()).isEqualTo("2010-04-09T20:20:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"year\":2013,\"month\":2,\"day\":30} | 2013-02-30 | MONTH",
        "{\"year\":2013,\"month\":13}           | 2013-13    | YEAR",
        "{\"year\":2013,\"day\":7}              | 2013       | YEAR",
    })
    void aDateThatDoesNotExistIsReducedAndKeepsWhatWasStated(String json, String stated, Precision precision) throws JsonProcessingException {
        VerisDate date = date(json);

        assertThat(date.statedTime().stated()).isEqualTo(stated);
        assertThat(date.statedTime().precision()).isEqualTo(precision);
        assertThat(date.warning()).isNotBlank();
    }

    @Test
    void withoutAYearThereIsNoDate() throws JsonProcessingException {
        assertThat(VerisDate.of(new JsonMapper().readTree("{\"month\":4}"))).isNull();
    }

    @Nested
    class AddingADuration {
        @ParameterizedTest
        @CsvSource({
            "3,   DAYS,   2012-08-08, DAY",
            "2,   WEEKS,  2012-08-19, DAY",
            "3,   MONTHS, 2012-11,    MONTH",
            "1,   YEARS,  2013,       YEAR",
            "1.5, DAYS,   2012-08-06, DAY",
            "6,   HOURS,  2012-08-05, DAY",
        })
        void givesNoMorePrecisionThanTheCoarserOfTheTwo(String amount, Unit unit, String stated, Precision precision) throws JsonProcessingException {
            VerisDate later = date("{\"year\":2012,\"month\":8,\"day\":5}").plus(new StatedDuration(unit, amount));

            assertThat(later.statedTime().stated()).isEqualTo(stated);
            assertThat(later.precision()).isEqualTo(precision);
        }

        @Test
        void theLongestKnownTimeToDiscoveryFits() throws JsonProcessingException {
            VerisDate later = date("{\"year\":1984}").plus(new StatedDuration(Unit.DAYS, "10957"));

            assertThat(later.statedTime().stated()).isEqualTo("2013");
        }
    }

    private static VerisDate date(String json) throws JsonProcessingException {
        @Nullable VerisDate date = VerisDate.of(new JsonMapper().readTree(json));
        return Objects.requireNonNull(date);
    }
}
