package candor.testimony;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A time as somebody stated it, and the interval of UTC it stands for.
 *
 * @param stated ISO 8601 local form of the precision: {@code 2018}, {@code 2018-04}, {@code 2018-04-06}, {@code 2018-04-06T09}, {@code 2018-04-06T09:48}, {@code 2018-04-06T09:48:07}
 * @param zone IANA zone or offset in which it was stated, always printed with it; {@link #ZONE_NOT_STATED} where nobody said
 * @param precision of {@code stated}
 * @param from first instant it can mean, UTC, inclusive
 * @param until first instant it can no longer mean, UTC, exclusive
 */
public record StatedTime(String stated, String zone, Precision precision, Instant from, Instant until) {

    /** The name Unicode CLDR gives to a zone that is not known. */
    public static final String ZONE_NOT_STATED = "Etc/Unknown";

    private static final ZoneId EASTERNMOST = ZoneOffset.ofHours(14);
    private static final ZoneId WESTERNMOST = ZoneOffset.ofHours(-12);

    /**
     * Reads a local ISO form; its length gives the precision. A time of day that comes twice, when clocks go back, can mean either.
     *
     * @throws DateTimeException when the date, or that time of day on it, does not exist or the zone is unknown
     */
    public static StatedTime parse(String stated, ZoneId zone) {
        return switch (stated.length()) {
            case 4 -> days(stated, zone, Precision.YEAR, Year.parse(stated).atDay(1), Year.parse(stated).plusYears(1).atDay(1));
            case 7 -> days(stated, zone, Precision.MONTH, YearMonth.parse(stated).atDay(1), YearMonth.parse(stated).plusMonths(1).atDay(1));
            case 10 -> days(stated, zone, Precision.DAY, LocalDate.parse(stated), LocalDate.parse(stated).plusDays(1));
            case 13 -> clock(stated, zone, Precision.HOUR, LocalDateTime.parse(stated + ":00"), ChronoUnit.HOURS);
            case 16 -> clock(stated, zone, Precision.MINUTE, LocalDateTime.parse(stated), ChronoUnit.MINUTES);
            case 19 -> clock(stated, zone, Precision.SECOND, LocalDateTime.parse(stated), ChronoUnit.SECONDS);
            default -> throw new DateTimeException("'" + stated + "' is not a year, month, day, hour, minute or second in ISO form");
        };
    }

    /**
     * Reads a local ISO form whose zone nobody stated: the interval is the widest that any zone on earth allows.
     *
     * @throws DateTimeException when the date does not exist
     */
    public static StatedTime withoutZone(String stated) {
        StatedTime first = parse(stated, EASTERNMOST);
        return new StatedTime(stated, ZONE_NOT_STATED, first.precision, first.from, parse(stated, WESTERNMOST).until);
    }

    private static StatedTime days(String stated, ZoneId zone, Precision precision, LocalDate first, LocalDate next) {
        return new StatedTime(stated, zone.getId(), precision, first.atStartOfDay(zone).toInstant(), next.atStartOfDay(zone).toInstant());
    }

    private static StatedTime clock(String stated, ZoneId zone, Precision precision, LocalDateTime local, ChronoUnit unit) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new DateTimeException("'" + stated + "' does not exist in " + zone.getId() + ": the clocks went forward then");
        }
        return new StatedTime(stated, zone.getId(), precision, local.toInstant(offsets.getFirst()), local.toInstant(offsets.getLast()).plus(1, unit));
    }

    /** Whether every instant this can mean lies before every instant the other can mean. */
    public boolean isCertainlyBefore(StatedTime other) {
        return !until.isAfter(other.from);
    }
}
