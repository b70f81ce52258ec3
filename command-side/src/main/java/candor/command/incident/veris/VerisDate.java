package candor.command.incident.veris;

import candor.testimony.Precision;
import candor.testimony.StatedDuration;
import candor.testimony.StatedTime;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A date of a VERIS timeline: a year, perhaps a month, a day, a time of day; seldom a zone.
 *
 * @param begin first local instant it can mean
 * @param stated what the record says, which need not exist in the calendar
 * @param utc whether the record states UTC; otherwise no zone is stated
 * @param warning what of it could not be kept as a date
 */
record VerisDate(LocalDateTime begin, Precision precision, String stated, boolean utc, @Nullable String warning) {
    private static final List<String> FORMS =
            List.of("uuuu-MM-dd'T'HH:mm:ss", "uuuu-MM-dd'T'HH:mm", "uuuu-MM-dd'T'HH", "uuuu-MM-dd", "uuuu-MM", "uuuu");
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("h:mm[:ss] a", Locale.ENGLISH);

    /** Seconds of a unit; a month and a year are the Gregorian calendar's means. */
    private static final Map<StatedDuration.Unit, BigDecimal> SECONDS = Map.of(
            StatedDuration.Unit.SECONDS, BigDecimal.ONE,
            StatedDuration.Unit.MINUTES, BigDecimal.valueOf(60),
            StatedDuration.Unit.HOURS, BigDecimal.valueOf(3_600),
            StatedDuration.Unit.DAYS, BigDecimal.valueOf(86_400),
            StatedDuration.Unit.WEEKS, BigDecimal.valueOf(7 * 86_400),
            StatedDuration.Unit.MONTHS, new BigDecimal("30.436875").multiply(BigDecimal.valueOf(86_400)),
            StatedDuration.Unit.YEARS, new BigDecimal("365.2425").multiply(BigDecimal.valueOf(86_400)));

    /** Reads {@code {year, month?, day?, time?}}; nothing where there is no year. */
    static @Nullable VerisDate of(JsonNode date) {
        if (!date.path("year").canConvertToInt() || date.path("year").intValue() < 1 || date.path("year").intValue() > 9999) {
            return null;
        }
        int year = date.path("year").intValue();
        String stated = String.format(Locale.ROOT, "%04d", year);
        LocalDateTime begin = LocalDateTime.of(year, 1, 1, 0, 0);
        boolean hasDay = date.path("day").canConvertToInt();
        if (!date.path("month").canConvertToInt()) {
            String warning = hasDay ? "a day without its month is kept as the year" : null;
            return new VerisDate(begin, Precision.YEAR, stated, false, warning);
        }
        int month = date.path("month").intValue();
        stated += String.format(Locale.ROOT, "-%02d", month);
        if (month < 1 || month > 12) {
            return new VerisDate(begin, Precision.YEAR, stated, false, "the month " + stated + " does not exist: kept as the year");
        }
        begin = begin.withMonth(month);
        if (!hasDay) {
            return new VerisDate(begin, Precision.MONTH, stated, false, null);
        }
        int day = date.path("day").intValue();
        stated += String.format(Locale.ROOT, "-%02d", day);
        if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
            return new VerisDate(begin, Precision.MONTH, stated, false, "the day " + stated + " does not exist: kept as the month");
        }
        return withTimeOfDay(begin.withDayOfMonth(day), stated, date.path("time").asText(""));
    }

    private static VerisDate withTimeOfDay(LocalDateTime day, String stated, String time) {
        if (time.isBlank()) {
            return new VerisDate(day, Precision.DAY, stated, false, null);
        }
        boolean utc = time.endsWith(" UTC");
        String clock = (utc ? time.substring(0, time.length() - 4) : time).strip();
        try {
            LocalDateTime begin = day.with(LocalTime.parse(clock.replaceFirst("^0", ""), TIME_OF_DAY));
            Precision precision = clock.chars().filter(c -> c == ':').count() > 1 ? Precision.SECOND : Precision.MINUTE;
            return new VerisDate(begin, precision, format(begin, precision), utc, null);
        } catch (DateTimeException e) {
            return new VerisDate(day, Precision.DAY, stated, false, "the time of day cannot be read: kept as the day");
        }
    }

    /** The date this far on, no more precise than either. */
    VerisDate plus(StatedDuration duration) {
        BigDecimal amount = new BigDecimal(java.util.Objects.requireNonNull(duration.amount()));
        LocalDateTime later = isWhole(amount) ? plusWhole(duration.unit(), amount.longValueExact()) : plusSeconds(duration.unit(), amount);
        Precision coarser = max(precision, precisionOf(duration.unit()));
        return new VerisDate(later, coarser, format(later, coarser), utc, null);
    }

    private LocalDateTime plusWhole(StatedDuration.Unit unit, long amount) {
        return switch (unit) {
            case MONTHS -> begin.plusMonths(amount);
            case YEARS -> begin.plusYears(amount);
            default -> plusSeconds(unit, BigDecimal.valueOf(amount));
        };
    }

    private LocalDateTime plusSeconds(StatedDuration.Unit unit, BigDecimal amount) {
        BigDecimal seconds = amount.multiply(java.util.Objects.requireNonNull(SECONDS.get(unit)));
        return begin.plus(Duration.ofSeconds(seconds.setScale(0, RoundingMode.HALF_UP).longValueExact()));
    }

    private static boolean isWhole(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= 0;
    }

    private static Precision precisionOf(StatedDuration.Unit unit) {
        return switch (unit) {
            case SECONDS -> Precision.SECOND;
            case MINUTES -> Precision.MINUTE;
            case HOURS -> Precision.HOUR;
            case DAYS, WEEKS -> Precision.DAY;
            case MONTHS -> Precision.MONTH;
            case YEARS, NEVER, NOT_APPLICABLE, UNKNOWN -> Precision.YEAR;
        };
    }

    private static Precision max(Precision one, Precision other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** In the words of the ledger; a date that does not exist keeps what was stated beside the interval it was reduced to. */
    StatedTime statedTime() {
        String exact = format(begin, precision);
        StatedTime time = utc ? StatedTime.parse(exact, ZoneOffset.UTC) : StatedTime.withoutZone(exact);
        return stated.equals(exact) ? time : new StatedTime(stated, time.zone(), precision, time.from(), time.until());
    }

    private static String format(LocalDateTime local, Precision precision) {
        return local.format(DateTimeFormatter.ofPattern(FORMS.get(precision.ordinal()), Locale.ROOT));
    }
}
