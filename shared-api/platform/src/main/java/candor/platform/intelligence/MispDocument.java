package candor.platform.intelligence;

import candor.RuleViolation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The forms in which MISP gives events: one event bare, in {@code Event}, or several in {@code response} or a list. */
final class MispDocument {
    private MispDocument() {}

    /** @throws RuleViolation where there is no event in it */
    static List<IntelligenceReport> read(JsonNode document) {
        List<JsonNode> events = new ArrayList<>();
        collect(document.has("response") ? document.get("response") : document, events);
        if (events.isEmpty()) {
            throw new RuleViolation(
                    "intelligence.no-event", "This is neither a MISP event nor a STIX 2.1 bundle: choose the JSON that MISP gives for an event, or a bundle with its \"objects\".");
        }
        return events.stream().map(event -> new MispEvent(event).report()).toList();
    }

    private static void collect(JsonNode node, List<JsonNode> events) {
        if (node.isArray()) {
            node.forEach(one -> collect(one, events));
        } else if (node.path("Event").isObject()) {
            collect(node.get("Event"), events);
        } else if (node.path("uuid").isTextual() && node.path("info").isTextual()) {
            events.add(node);
        }
    }
}
