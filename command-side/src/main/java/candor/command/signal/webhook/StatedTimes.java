package candor.command.signal.webhook;

import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Times of a body, to the second, in the zone in which they were stated.
 *
 * @param zone of times that are numbers: those have none of their own
 */
record StatedTimes(Fields fields, ZoneOffset zone) {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    /** What is taken for seconds by mistake lies in January 1970. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /** RFC 3339 text. */
    Optional<StatedTime> text(String name) {
        return fields.text(name).map(stated -> {
            try {
                return stated(OffsetDateTime.parse(stated));
            } catch (DateTimeException e) {
                throw fields.wrong(name, "a time such as 2026-11-29T02:14:00+01:00");
            }
        });
    }

    /** OCSF: {@code name_dt} as RFC 3339 text where the source knows the profile date/time, else {@code name} in milliseconds since 1970. */
    Optional<StatedTime> ocsf(String name) {
        Optional<StatedTime> stated = text(name + "_dt");
        return stated.isPresent() || !fields.has(name) ? stated : Optional.of(milliseconds(name));
    }

    private StatedTime milliseconds(String name) {
        Instant instant = Instant.ofEpochMilli(fields.requiredWhole(name));
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw fields.wrong(name, "milliseconds since 1970, of a time between the years 2000 and 9999");
        }
        return stated(instant.atOffset(zone));
    }

    private static StatedTime stated(OffsetDateTime time) {
        return StatedTime.parse(LOCAL.format(time), time.getOffset());
    }

    /** From a first to a last time; the first alone is about when it began. */
    Optional<Occurred> span(String first, String last) {
        Optional<StatedTime> begin = ocsf(first);
        @Nullable StatedTime end = ocsf(last).orElse(null);
        return begin.map(from -> {
            if (end == null) {
                return Occurred.about(from);
            }
            if (end.isCertainlyBefore(from)) {
                throw fields.wrong(last, "no earlier than \"" + fields.path(first) + "\"");
            }
            return from.equals(end) ? Occurred.at(from) : Occurred.between(from, end);
        });
    }
}
