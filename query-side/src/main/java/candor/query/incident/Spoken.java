package candor.query.incident;

import candor.query.UnitWords;
import candor.testimony.Occurred;
import candor.testimony.StatedDuration;
import candor.testimony.StatedTime;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Times and durations in words, as stated: a month stays a month, and the zone is always there. */
public final class Spoken {
    private Spoken() {}

    public static String time(@Nullable Occurred occurred) {
        return occurred == null ? "not stated" : stated(occurred);
    }

    public static String time(StatedTime time) {
        boolean known = !time.zone().equals(StatedTime.ZONE_NOT_STATED);
        return time.stated().replace('T', ' ') + " " + (known ? time.zone() : "(zone not stated)");
    }

    public static String duration(StatedDuration duration) {
        String unit = duration.unit().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return duration.amount() == null ? unit : UnitWords.amount(duration.amount(), unit);
    }

    private static String stated(Occurred occurred) {
        return switch (occurred.kind()) {
            case UNKNOWN -> "unknown";
            case EXACT -> begin(occurred);
            case APPROXIMATE -> "about " + begin(occurred);
            case NOT_BEFORE -> "not before " + begin(occurred);
            case NOT_AFTER -> "not after " + time(Objects.requireNonNull(occurred.end()));
            case BETWEEN -> occurred.end() == null ? "since " + begin(occurred) : begin(occurred) + " to " + time(occurred.end());
        };
    }

    private static String begin(Occurred occurred) {
        return time(Objects.requireNonNull(occurred.begin()));
    }
}
