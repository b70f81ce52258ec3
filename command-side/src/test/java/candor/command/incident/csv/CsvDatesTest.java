package candor.command.incident.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.testimony.StatedTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvDatesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static StatedTime read(String pattern, String cell) throws Unreadable {
        return new CsvDates(List.of(pattern.split(";", -1)), Locale.GERMAN, BERLIN).read(cell);
    }

    @ParameterizedTest
    @CsvSource({
        "dd.MM.yyyy HH:mm:ss, 06.04.2018 09:48:07, 2018-04-06T09:48:07, SECOND", "dd.MM.yyyy HH:mm, 06.04.2018 09:48, 2018-04-06T09:48, MINUTE", "dd.MM.yyyy HH, 06.04.2018 09, 2018-04-06T09, HOUR",
        "dd.MM.yyyy, 06.04.2018, 2018-04-06, DAY", "d.M.yy, 6.4.18, 2018-04-06, DAY", "MM.yyyy, 04.2018, 2018-04, MONTH", "MMMM yyyy, April 2018, 2018-04, MONTH", "d. MMMM yyyy, 3. März 2018, 2018-03-03, DAY",
        "yyyy, 2018, 2018, YEAR", "M/d/yyyy h:mm a, 4/6/2018 9:48 PM, 2018-04-06T21:48, MINUTE", "dd.MM.yyyy;MM.yyyy, 04.2018, 2018-04, MONTH",
        "excel, 43196, 2018-04-06, DAY", "excel, '43196,5', 2018-04-06T12:00:00, SECOND", "excel, 43196.408414, 2018-04-06T09:48:07, SECOND"})
    void keepTheirPrecision(String pattern, String cell, String stated, String precision) throws Unreadable {
        StatedTime read = read(pattern, cell);

        assertThat(read.stated()).isEqualTo(stated);
        assertThat(read.precision()).hasToString(precision);
        assertThat(read.zone()).isEqualTo("Europe/Berlin");
    }

    @Test
    void thatSayTheirOwnOffsetHaveThat() throws Unreadable {
        StatedTime read = read("yyyy-MM-dd'T'HH:mm:ssXXX", "2018-04-06T09:48:07-05:00");

        assertThat(read.zone()).isEqualTo("-05:00");
        assertThat(read.from()).isEqualTo(Instant.parse("2018-04-06T14:48:07Z"));
        assertThat(read("yyyy-MM-dd'T'HH:mm:ssXXX", "2018-04-06T09:48:07Z").zone()).isEqualTo("Z");
    }

    @Test
    void ofComputersAreReadInUtc() throws Unreadable {
        assertThat(read("epoch-seconds", "1523008087").from()).isEqualTo(Instant.parse("2018-04-06T09:48:07Z"));
        assertThat(read("epoch-millis", "1523008087123").stated()).isEqualTo("2018-04-06T09:48:07");
    }

    @Test
    void withoutAZoneMayBeAnyOnEarth() throws Unreadable {
        StatedTime read = new CsvDates(List.of("yyyy-MM-dd"), Locale.ROOT, null).read("2018-04-06");

        assertThat(read.zone()).isEqualTo(StatedTime.ZONE_NOT_STATED);
    }

    @Test
    void thatComeTwiceWhenClocksGoBackCanMeanEither() throws Unreadable {
        StatedTime read = read("yyyy-MM-dd HH:mm", "2018-10-28 02:30");

        assertThat(read.from()).isEqualTo(Instant.parse("2018-10-28T00:30:00Z"));
        assertThat(read.until()).isEqualTo(Instant.parse("2018-10-28T01:31:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "dd.MM.yyyy, 31.02.2018, is no date of the form dd.MM.yyyy", "dd.MM.yyyy, 2018-04-06, is no date", "dd.MM.yyyy;MM.yyyy, bald, is no date of the form dd.MM.yyyy or MM.yyyy",
        "yyyy-MM-dd HH:mm, 2018-03-25 02:30, does not exist there", "excel, -1, is no date", "excel, 99999999, is no date", "dd.MM.yyyy, 06.04.2018 09:48, is no date"})
    void thatAreNoneSayWhy(String pattern, String cell, String reason) {
        assertThatThrownBy(() -> read(pattern, cell)).isInstanceOf(Unreadable.class).hasMessageContaining("\"" + cell + "\"").hasMessageContaining(reason);
    }

    @Test
    void withAPatternThatIsNoneAreRefusedBeforeAnyRow() {
        assertThatThrownBy(() -> read("bogus", "x")).isInstanceOf(Unreadable.class).hasMessageContaining("is no pattern of dates");
    }
}
