package candor.incident;

import org.jspecify.annotations.Nullable;

/**
 * A count as an estimate; each part may be unknown, and unknown is not zero.
 *
 * @param min not fewer than
 * @param likely best estimate
 * @param max not more than
 */
public record Bounds(@Nullable Long min, @Nullable Long likely, @Nullable Long max) {
    public static final Bounds UNKNOWN = new Bounds(null, null, null);

    public Bounds {
        boolean negative = (min != null && min < 0) || (likely != null && likely < 0) || (max != null && max < 0);
        boolean unordered = above(min, likely) || above(likely, max) || above(min, max);
        if (negative || unordered) {
            throw new IllegalArgumentException("an estimate is not negative and runs from min over likely to max");
        }
    }

    private static boolean above(@Nullable Long lower, @Nullable Long upper) {
        return lower != null && upper != null && lower > upper;
    }

    public static Bounds exactly(long count) {
        return new Bounds(count, count, count);
    }

    public static Bounds likely(long count) {
        return new Bounds(null, count, null);
    }

    public static Bounds atMost(long count) {
        return new Bounds(null, null, count);
    }
}
