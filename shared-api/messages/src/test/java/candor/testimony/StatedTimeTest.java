package candor.testimony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatedTimeTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @ParameterizedTest
    @CsvSource({
        "2018,                YEAR,   2018-01-01T00:00:00Z, 2019-01-01T00:00:00Z",
        "2018-04,             MONTH,  2018-03-31T23:00:00Z, 2018-04-30T23:00:00Z",
        "2018-04-06,          DAY,    2018-04-05T23:00:00Z, 2018-04-06T23:00:00Z",
        "2018-04-06T09,       HOUR,   2018-04-06T08:00:00Z, 2018-04-06T09:00:00Z",
        "2018-04-06T09:48,    MINUTE, 2018-04-06T08:48:00Z, 2018-04-06T08:49:00Z",
        "2018-04-06T09:48:07, SECOND, 2018-04-06T08:48:07Z, 2018-04-06T08:48:08Z",
    })
    void theLengthOfWhatIsStatedGivesItsPrecision(String stated, Precision precision, Instant from, Instant until) {
        assertThat(StatedTime.parse(stated, LONDON)).isEqualTo(new StatedTime(stated, "Europe/London", precision, from, until));
    }

    @Test
    void theDayTheClocksGoForwardHas23Hours() {
        var day = StatedTime.parse("2018-03-25", LONDON);

        assertThat(java.time.Duration.between(day.from(), day.until())).hasHours(23);
    }

    @Test
    void aTimeThatComesTwiceWhenTheClocksGoBackCanMeanEither() {
        var minute = StatedTime.parse("2018-10-28T01:30", LONDON);
        assertThat(minute.from()).isEqualTo("2018-10-28T00:30:00Z");
        assertThat(minute.until()).isEqualTo("2018-10-28T01:31:00Z");
        assertThat(minute.isCertainlyBefore(StatedTime.parse("2018-10-28T01:45", LONDON))).isFalse();
        assertThat(StatedTime.parse("2018-10-28T01", LONDON).until()).isEqualTo("2018-10-28T02:00:00Z");
    }

    @Test
    void aTimeThatIsLeftOutWhenTheClocksGoForwardIsRefused() {
        assertThatThrownBy(() -> StatedTime.parse("2018-03-25T01:30", LONDON)).isInstanceOf(DateTimeException.class).hasMessageContaining("clocks went forward");
        assertThat(StatedTime.parse("2018-03-25T02:00", LONDON).from()).isEqualTo("2018-03-25T01:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"2018-02-30", "2018-13", "20180406", "2018-04-06 09:48"})
    void whatIsNoDateIsRefused(String stated) {
        assertThatThrownBy(() -> StatedTime.parse(stated, LONDON)).isInstanceOf(DateTimeException.class);
    }

    @Nested
    class WithoutAZone {
        @Test
        void theIntervalIsTheWidestAnyZoneAllows() {
            var day = StatedTime.withoutZone("2012-08-05");

            assertThat(day.zone()).isEqualTo(StatedTime.ZONE_NOT_STATED);
            assertThat(day.from()).isEqualTo("2012-08-04T10:00:00Z");
            assertThat(day.until()).isEqualTo("2012-08-06T12:00:00Z");
        }

        @Test
        void adjoiningDaysAreNotCertainlyInOrder() {
            assertThat(StatedTime.withoutZone("2012-08-05").isCertainlyBefore(StatedTime.withoutZone("2012-08-06"))).isFalse();
            assertThat(StatedTime.withoutZone("2012-08-05").isCertainlyBefore(StatedTime.withoutZone("2012-08-08"))).isTrue();
        }
    }
}
