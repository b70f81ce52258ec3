package candor.testimony;

import org.jspecify.annotations.Nullable;

/**
 * When something happened, as an interval.
 *
 * @param kind what {@code begin} and {@code end} mean
 * @param begin the time itself (EXACT, APPROXIMATE), the beginning (BETWEEN) or the lower limit (NOT_BEFORE)
 * @param end the end (BETWEEN; absent while it lasts) or the upper limit (NOT_AFTER)
 */
public record Occurred(Kind kind, @Nullable StatedTime begin, @Nullable StatedTime end) {

    /** How a statement about time is meant. */
    public enum Kind {
        EXACT,
        APPROXIMATE,
        BETWEEN,
        NOT_BEFORE,
        NOT_AFTER,
        UNKNOWN
    }

    public static final Occurred UNKNOWN = new Occurred(Kind.UNKNOWN, null, null);

    public Occurred {
        boolean needsBegin = kind != Kind.UNKNOWN && kind != Kind.NOT_AFTER;
        boolean needsEnd = kind == Kind.NOT_AFTER;
        boolean mayEnd = needsEnd || kind == Kind.BETWEEN;
        if (needsBegin != (begin != null) || (needsEnd && end == null) || (!mayEnd && end != null)) {
            throw new IllegalArgumentException("a time that is " + kind + " has the wrong limits");
        }
        if (begin != null && end != null && end.isCertainlyBefore(begin)) {
            throw new IllegalArgumentException("a time cannot end before it begins");
        }
    }

    public static Occurred at(StatedTime time) {
        return new Occurred(Kind.EXACT, time, null);
    }

    public static Occurred about(StatedTime time) {
        return new Occurred(Kind.APPROXIMATE, time, null);
    }

    public static Occurred between(StatedTime begin, @Nullable StatedTime end) {
        return new Occurred(Kind.BETWEEN, begin, end);
    }
}
