package candor.query.figures;

import candor.incident.IncidentKind;
import candor.testimony.Occurred;
import candor.testimony.Precision;
import candor.testimony.StatedDuration;
import candor.testimony.StatedTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Durations in seconds, all exact: a month is 30.436875 days and a year 365.2425, which are whole numbers of seconds. */
final class Days {
    static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);

    private Days() {}

    /** A unit without an amount is a bucket, not a number. */
    static Optional<BigDecimal> seconds(@Nullable StatedDuration duration) {
        if (duration == null || duration.amount() == null || secondsPer(duration.unit()) == 0) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(duration.amount()).multiply(BigDecimal.valueOf(secondsPer(duration.unit()))));
    }

    private static long secondsPer(StatedDuration.Unit unit) {
        return switch (unit) {
            case SECONDS -> 1;
            case MINUTES -> 60;
            case HOURS -> 3_600;
            case DAYS -> 86_400;
            case WEEKS -> 604_800;
            case MONTHS -> 2_629_746;
            case YEARS -> 31_556_952;
            case NEVER, NOT_APPLICABLE, UNKNOWN -> 0;
        };
    }

    /** The stated duration; for incidents declared here, where none was stated, the time between the two moments. */
    static Optional<BigDecimal> seconds(
            @Nullable StatedDuration stated, IncidentKind kind, @Nullable Occurred from, @Nullable Occurred until) {
        Optional<BigDecimal> seconds = seconds(stated);
        return seconds.isPresent() || kind == IncidentKind.IMPORTED ? seconds : between(from, until);
    }

    /** Days between two dates; to the second where both are that precise; nothing where one is a month or a year. */
    static Optional<BigDecimal> between(@Nullable Occurred from, @Nullable Occurred until) {
        StatedTime first = begin(from);
        StatedTime last = begin(until);
        if (first == null || last == null || coarse(first) || coarse(last)) {
            return Optional.empty();
        }
        boolean precise = first.precision() != Precision.DAY && last.precision() != Precision.DAY;
        long seconds = precise
                ? Duration.between(first.from(), last.from()).toSeconds()
                : (date(last).toEpochDay() - date(first).toEpochDay()) * 86_400;
        return Optional.of(BigDecimal.valueOf(seconds));
    }

    static @Nullable StatedTime begin(@Nullable Occurred occurred) {
        return occurred == null ? null : occurred.begin();
    }

    private static boolean coarse(StatedTime time) {
        return time.precision() == Precision.MONTH || time.precision() == Precision.YEAR;
    }

    private static LocalDate date(StatedTime time) {
        return LocalDate.parse(time.stated().substring(0, 10));
    }
}
