package candor.platform.intelligence;

import candor.testimony.StatedTime;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Timestamps of STIX: RFC 3339 in UTC; we keep the second. */
final class StixTimes {
    /** As people read it. */
    static final ZoneId UTC = ZoneId.of("UTC");
    static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private StixTimes() {}

    static @Nullable StatedTime of(JsonNode node) {
        try {
            return node.isTextual() ? StatedTime.parse(Instant.parse(node.textValue()).atZone(UTC).format(SECOND), UTC) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
