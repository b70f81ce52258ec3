package candor.task;

import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an anchor lies in time. Who says more than a minute, a day or a month, says no instant: then it is the latest possible one, so that what
 * counts as overdue is overdue whatever was meant, and it is marked approximate.
 *
 * @param at UTC
 * @param approximate whether what was stated can also mean another instant
 */
public record AnchorPoint(Instant at, boolean approximate) {
    private static final Duration AS_GOOD_AS_EXACT = Duration.ofMinutes(1);

    /** When something that lasts began; absent where what was stated sets no upper limit. */
    static @Nullable AnchorPoint ofBeginning(@Nullable Occurred occurred) {
        return occurred == null ? null : switch (occurred.kind()) {
            case EXACT, BETWEEN -> of(occurred.begin(), false);
            case APPROXIMATE -> of(occurred.begin(), true);
            case NOT_AFTER -> of(occurred.end(), true);
            case NOT_BEFORE, UNKNOWN -> null;
        };
    }

    /** When something happened that happened once; absent where what was stated sets no upper limit. */
    static @Nullable AnchorPoint ofMoment(@Nullable Occurred occurred) {
        return occurred != null && occurred.kind() == Occurred.Kind.BETWEEN ? of(occurred.end(), true) : ofBeginning(occurred);
    }

    private static @Nullable AnchorPoint of(@Nullable StatedTime time, boolean approximate) {
        if (time == null) {
            return null;
        }
        boolean exact = Duration.between(time.from(), time.until()).compareTo(AS_GOOD_AS_EXACT) <= 0;
        return new AnchorPoint(exact ? time.from() : time.until(), approximate || !exact);
    }
}
