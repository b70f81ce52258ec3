package candor;

import candor.testimony.StatedTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The point up to which a view is asked for: the same folds over fewer entries. */
public sealed interface AsOf {

    /** @param position last position of the ledger that counts, from 0 */
    record Position(long position) implements AsOf {}

    /** @param instant entries count that the ledger's own clock recorded before it (UTC) */
    record Recorded(Instant instant) implements AsOf {}

    /**
     * What the organisation knew, as stated. An entry counts once the last instant that its {@code known} can mean has passed, so that no view
     * shows what may not have been known yet; without {@code known} it counts when recorded.
     * @param instant entries count that were known before it (UTC)
     */
    record Known(Instant instant) implements AsOf {}

    /**
     * Reads {@code position:12}, {@code recorded:2026-01-31T10:15:30Z} or {@code known:2018-06-28}. A year, month, day, hour, minute or second
     * means its end, in the zone given or, with {@code Z}, in UTC.
     *
     * @throws DateTimeException when the text is none of these
     */
    static AsOf parse(String text, ZoneId zone) {
        int colon = text.indexOf(':');
        String value = text.substring(colon + 1);
        return switch (colon < 0 ? "" : text.substring(0, colon)) {
            case "position" -> position(value);
            case "recorded" -> new Recorded(end(value, zone));
            case "known" -> new Known(end(value, zone));
            default -> throw new DateTimeException("say position:…, recorded:… or known:…");
        };
    }

    private static AsOf position(String value) {
        if (!value.matches("[0-9]{1,18}")) {
            throw new DateTimeException("a position is a whole number from 0");
        }
        return new Position(Long.parseLong(value));
    }

    private static Instant end(String value, ZoneId zone) {
        boolean fraction = value.indexOf('.') >= 0;
        if (fraction) {
            return Instant.parse(value).plusNanos(1_000);
        }
        return value.endsWith("Z")
                ? StatedTime.parse(value.substring(0, value.length() - 1), ZoneOffset.UTC).until()
                : StatedTime.parse(value, zone).until();
    }
}
