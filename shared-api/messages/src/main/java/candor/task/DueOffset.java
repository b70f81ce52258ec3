package candor.task;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How long after its anchor a task is due. Time that passes, not calendar time: a day is 24 hours, so that a plan gives people the same time
 * in the night in which the clocks change.
 *
 * @param amount of the unit, 0 to 100,000
 */
public record DueOffset(Anchor anchor, int amount, Unit unit) {
    private static final int MOST = 100_000;

    /** Units of elapsed time. */
    public enum Unit {
        MINUTES(ChronoUnit.MINUTES),
        HOURS(ChronoUnit.HOURS),
        /** 24 hours each. */
        DAYS(ChronoUnit.DAYS);

        private final ChronoUnit unit;

        Unit(ChronoUnit unit) {
            this.unit = unit;
        }
    }

    public DueOffset {
        if (amount < 0 || amount > MOST) {
            throw new IllegalArgumentException("a due offset is a whole number from 0 to " + MOST);
        }
    }

    /** The instant that lies so much later. */
    public Instant after(Instant anchored) {
        return anchored.plus(amount, unit.unit);
    }
}
