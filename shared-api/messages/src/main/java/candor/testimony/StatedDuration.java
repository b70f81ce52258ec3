package candor.testimony;

import org.jspecify.annotations.Nullable;

/**
 * A duration as somebody stated it: a unit, and an amount where one was given. A unit alone is a bucket, not a number.
 *
 * @param unit of the amount; NEVER and UNKNOWN have none
 * @param amount decimal number as text, not negative
 */
public record StatedDuration(Unit unit, @Nullable String amount) {

    /** Units in the wording of VERIS. */
    public enum Unit {
        SECONDS,
        MINUTES,
        HOURS,
        DAYS,
        WEEKS,
        MONTHS,
        YEARS,
        NEVER,
        NOT_APPLICABLE,
        UNKNOWN
    }
}
