package candor.query.disclosure;

import candor.ledger.trail.DisclosedEntry;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The items of evidence that a trail tells of, as far as its recipient sees them. Their files are never in a trail. */
final class TrailEvidence {
    private static final String COLLECTED = "evidence.EvidenceCollected";
    private static final String TRANSFERRED = "evidence.EvidenceTransferred";
    private static final String RELEASED = "evidence.EvidenceReleased";
    private static final String TAG = "evidence:";
    private static final String NOT_SHOWN = "not shown";

    private final Map<String, Item> items = new LinkedHashMap<>();

    /** What of an item is shown. */
    private record Item(String number, String name, String size, String digest, String custodian) {
        private Item in(String hands) {
            return new Item(number, name, size, digest, hands);
        }

        private String line() {
            return number + "  " + name + ", " + size + ", SHA-256 " + digest + ", in the hands of " + custodian;
        }
    }

    /** To be called with each entry, in order. */
    void take(DisclosedEntry entry) {
        String item = entry.entry().content().tags().stream().filter(tag -> tag.startsWith(TAG)).findFirst().orElse("");
        switch (entry.entry().type()) {
            case COLLECTED -> items.put(item, new Item(
                    "EV-" + text(entry, "item").orElse("?"), text(entry, "name").orElse(NOT_SHOWN), text(entry, "size").map(size -> size + " bytes").orElse("size not known"),
                    text(entry, "contentDigest").orElse(NOT_SHOWN), text(entry, "custodian").orElse(NOT_SHOWN)));
            case TRANSFERRED -> items.computeIfPresent(item, (_, known) -> known.in(text(entry, "to").orElse(NOT_SHOWN)));
            case RELEASED -> items.computeIfPresent(item, (_, known) -> known.in("nobody any more"));
            default -> { }
        }
    }

    /** A line for each item. */
    List<String> lines() {
        return items.values().stream().map(Item::line).toList();
    }

    private static Optional<String> text(DisclosedEntry entry, String component) {
        return entry.value(component).filter(JsonNode::isValueNode).filter(value -> !value.isNull()).map(JsonNode::asText).map(TrailEvidence::onOneLine);
    }

    private static String onOneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
