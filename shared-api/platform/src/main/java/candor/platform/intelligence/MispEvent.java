package candor.platform.intelligence;

import candor.incident.IndicatorType;
import candor.incident.IntelligenceFormat;
import candor.incident.TrafficLight;
import candor.platform.intelligence.Gathering.Saying;
import candor.testimony.StatedTime;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One event of the MISP core format: its attributes, and those of its objects. */
final class MispEvent {
    private static final Map<String, String> THREAT = Map.of("1", "high", "2", "medium", "3", "low", "4", "not defined");
    private static final Map<String, String> ANALYSIS = Map.of("0", "begun", "1", "under way", "2", "completed");
    /** The second part says more of the first, and is no indicator by itself. */
    private static final List<String> SECOND_DESCRIBES = List.of("ip-src|port", "ip-dst|port", "hostname|port", "regkey|value");

    private final JsonNode event;
    private final Gathering gathered = new Gathering();
    private final @Nullable TrafficLight marking;

    MispEvent(JsonNode event) {
        this.event = event;
        this.marking = marking(event);
    }

    IntelligenceReport report() {
        event.path("Attribute").forEach(attribute -> take(attribute, List.of()));
        event.path("Object").forEach(this::takeObject);
        gathered.leaveOut("Only proposed to the source, and not accepted", event.path("ShadowAttribute").size());
        StatedTime known = time(event.path("timestamp"));
        return new IntelligenceReport(
                IntelligenceFormat.MISP, event.path("uuid").textValue().strip(), title(), known == null ? Intelligence.digest(event.toString()) : event.path("timestamp").asText(),
                text(event.path("Orgc").path("name")), null, marking, known, facts(), gathered.indicators(), gathered.leftOut());
    }

    private String title() {
        String info = event.path("info").textValue().strip();
        return info.isEmpty() ? "MISP event " + event.path("uuid").textValue().strip() : info;
    }

    private List<String> facts() {
        List<String> facts = new ArrayList<>();
        add(facts, "Date: ", text(event.path("date")));
        add(facts, "Threat level: ", THREAT.get(event.path("threat_level_id").asText()));
        add(facts, "Analysis: ", ANALYSIS.get(event.path("analysis").asText()));
        add(facts, "Tags: ", String.join(", ", tags(event)));
        return List.copyOf(facts);
    }

    private static void add(List<String> facts, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(name + value);
        }
    }

    private void takeObject(JsonNode object) {
        if (isTrue(object.path("deleted"))) {
            gathered.leaveOut("Deleted by the source", object.path("Attribute").size());
            return;
        }
        String name = Objects.requireNonNullElse(text(object.path("name")), "object");
        String comment = Objects.requireNonNullElse(text(object.path("comment")), "");
        object.path("Attribute").forEach(attribute -> take(attribute, List.of("In the object \"" + name + "\"", comment)));
    }

    private void take(JsonNode attribute, List<String> around) {
        gathered.leaveOut("Only proposed to the source, and not accepted", attribute.path("ShadowAttribute").size());
        String type = attribute.path("type").asText("").strip();
        boolean marked = isTrue(attribute.path("to_ids"));
        if (isTrue(attribute.path("deleted"))) {
            gathered.leaveOut("Deleted by the source");
        } else if (type.isEmpty() || !attribute.path("value").isValueNode()) {
            gathered.leaveOut("Without a type or a value");
        } else if (!marked && MispTypes.isDescriptive(type)) {
            gathered.leaveOut("No indicator, but a description (" + (type.matches("[a-zA-Z0-9|-]{1,40}") ? type : "other") + ")");
        } else {
            List<String> notes = new ArrayList<>();
            notes.add(attribute.path("comment").asText(""));
            notes.add(attribute.path("category").asText(""));
            notes.addAll(around);
            split(type, attribute.path("value").asText(), new Saying(attribute.path("uuid").asText(event.path("uuid").asText()), marked,
                    Markings.strictest(marking, marking(attribute)), notes));
        }
    }

    /** A type of two parts has values of two parts. */
    private void split(String type, String value, Saying saying) {
        String composite = type.equals("malware-sample") ? "filename|md5" : type;
        int between = composite.indexOf('|');
        int bar = between < 0 ? -1 : composite.startsWith("filename|") ? value.lastIndexOf('|') : value.indexOf('|');
        if (bar < 0) {
            single(between < 0 ? composite : composite.substring(0, between), value, type, saying);
            return;
        }
        String second = value.substring(bar + 1).strip();
        if (SECOND_DESCRIBES.contains(composite)) {
            single(composite.substring(0, between), value.substring(0, bar), type, saying.and(composite.substring(between + 1) + " " + second));
            return;
        }
        single(composite.substring(0, between), value.substring(0, bar), type, saying);
        single(composite.substring(between + 1), second, type, saying);
    }

    private void single(String type, String value, String sourceType, Saying saying) {
        IndicatorType ours = MispTypes.of(type);
        gathered.add(ours, value, "MISP " + (type.equals(sourceType) ? type : type + " of " + sourceType), saying);
    }

    private static List<String> tags(JsonNode of) {
        return StreamSupport.stream(of.path("Tag").spliterator(), false).map(tag -> tag.path("name").asText("")).filter(name -> !name.isBlank()).toList();
    }

    private static @Nullable TrafficLight marking(JsonNode of) {
        return Markings.strictest(tags(of).stream().flatMap(tag -> Markings.ofTag(tag).stream()));
    }

    /** Booleans are written as such, as numbers and as texts. */
    private static boolean isTrue(JsonNode node) {
        return node.asText("").equals("1") || node.asText("").equalsIgnoreCase("true");
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() && !node.textValue().isBlank() ? node.textValue().strip() : null;
    }

    /** Seconds since 1970 (UTC); 0 says never. */
    private static @Nullable StatedTime time(JsonNode node) {
        try {
            long seconds = Long.parseLong(node.asText(""));
            String stated = Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS).format(StixTimes.SECOND);
            return seconds <= 0 ? null : StatedTime.parse(stated, StixTimes.UTC);
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }
}
