package candor.query.console.form;

import candor.RuleViolation;
import candor.testimony.Occurred.Kind;
import candor.testimony.StatedTime;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads times as typed; a month alone stays a month. */
final class TimeReader {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern SHORT_CLOCK = Pattern.compile("[0-9](:[0-9]{2}){0,2}");

    private final Labels labels;
    private final FormValues values;

    TimeReader(Labels labels, FormValues values) {
        this.labels = labels;
        this.values = values;
    }

    @Nullable JsonNode time(Part part, String name) {
        return stated(part, name, name + ".zone").orElse(null);
    }

    @Nullable JsonNode interval(Part part, String name) {
        Optional<ObjectNode> begin = stated(part, name + ".begin", name + ".zone");
        Optional<ObjectNode> end = stated(part, name + ".end", name + ".zone");
        Optional<String> kind = values.text(name + ".kind").or(() -> impliedKind(begin.isPresent(), end.isPresent()));
        if (kind.isEmpty()) {
            return null;
        }
        boolean oneLimit = kind.get().equals(Kind.NOT_AFTER.name()) && end.isEmpty();
        var occurred = JSON.objectNode().put("kind", kind.get());
        (oneLimit ? Optional.<ObjectNode>empty() : begin).ifPresent(time -> occurred.set("begin", time));
        (oneLimit ? begin : end).ifPresent(time -> occurred.set("end", time));
        return checked(part, occurred);
    }

    private static Optional<String> impliedKind(boolean begin, boolean end) {
        if (begin) {
            return Optional.of(end ? Kind.BETWEEN.name() : Kind.EXACT.name());
        }
        return end ? Optional.of(Kind.NOT_AFTER.name()) : Optional.empty();
    }

    private ObjectNode checked(Part part, ObjectNode occurred) {
        Kind kind = Kind.valueOf(occurred.get("kind").textValue());
        boolean begins = kind != Kind.UNKNOWN && kind != Kind.NOT_AFTER;
        boolean mayEnd = kind == Kind.NOT_AFTER || kind == Kind.BETWEEN;
        if (begins != occurred.has("begin") || (kind == Kind.NOT_AFTER && !occurred.has("end")) || (!mayEnd && occurred.has("end"))) {
            throw new RuleViolation("form.time-limits", "'" + labels.of(part.key()) + "' is set to '" + labels.word(kind) + "': " + labels.of("interval.needs." + kind.name()));
        }
        return occurred;
    }

    private Optional<ObjectNode> stated(Part part, String name, String zoneName) {
        Optional<String> clock = values.text(name + ".clock");
        Optional<String> date = values.text(name + ".date");
        if (date.isEmpty() && clock.isPresent()) {
            throw new RuleViolation("form.date-missing", "'" + labels.of(part.key()) + "' has a time of day but no date.");
        }
        return date.map(day -> checkedTime(part, clock.map(c -> day + "T" + padded(c)).orElse(day), values.text(zoneName)));
    }

    private static String padded(String clock) {
        return SHORT_CLOCK.matcher(clock).matches() ? "0" + clock : clock;
    }

    private ObjectNode checkedTime(Part part, String stated, Optional<String> typedZone) {
        Optional<ZoneId> zone = typedZone.map(typed -> zone(part, typed));
        try {
            StatedTime time = zone.map(z -> StatedTime.parse(stated, z)).orElseGet(() -> StatedTime.withoutZone(stated));
            var json = JSON.objectNode().put("stated", time.stated());
            zone.ifPresent(z -> json.put("zone", z.getId()));
            return json;
        } catch (DateTimeException _) {
            throw new RuleViolation("form.not-a-time", "'" + labels.of(part.key()) + "': write the date as 2018, 2018-04 or 2018-04-06 and the time as 09, 09:48 or 09:48:07.");
        }
    }

    private ZoneId zone(Part part, String typed) {
        try {
            return ZoneId.of(typed);
        } catch (DateTimeException _) {
            throw new RuleViolation("form.not-a-zone", "'" + labels.of(part.key()) + "': write the zone as Europe/London, UTC or +01:00.");
        }
    }
}
