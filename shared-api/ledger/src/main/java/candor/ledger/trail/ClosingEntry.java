package candor.ledger.trail;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The TrailExported that closes a bag: the log's own commitment to what was handed over.
 *
 * @param trail id of the trail
 * @param files SHA-256 of the committed payload files by their name in the bag
 * @param withheld why components are withheld; by component name, followed by a space and words where a name has several reasons
 * @param lastOrdinal ordinal of the stream's entry before this one
 */
public record ClosingEntry(String trail, SortedMap<String, Hash> files, SortedMap<String, String> withheld, long lastOrdinal) {

    /** Stored name of the event. */
    public static final String TYPE = "disclosure.TrailExported";

    /** @throws Malformed if the entry is no TrailExported that discloses {@code trail}, {@code files}, {@code withheld} and {@code lastOrdinal} */
    public static ClosingEntry of(DisclosedEntry entry) {
        Malformed.unless(entry.entry().type().equals(TYPE), "the last entry is not a TrailExported");
        JsonNode trail = value(entry, "trail");
        JsonNode last = value(entry, "lastOrdinal");
        JsonNode listed = value(entry, "files");
        JsonNode reasons = value(entry, "withheld");
        Malformed.unless(trail.isTextual() && last.isIntegralNumber() && listed.isObject() && reasons.isObject(), "a TrailExported whose components have the wrong form");
        SortedMap<String, Hash> files = new TreeMap<>();
        listed.properties().forEach(file -> files.put(file.getKey(), Hash.ofHex(hex(file.getValue()))));
        SortedMap<String, String> withheld = new TreeMap<>();
        reasons.properties().forEach(reason -> withheld.put(reason.getKey(), reason.getValue().asText()));
        return new ClosingEntry(trail.textValue(), files, withheld, last.longValue());
    }

    /** Whether the log recorded this reason for withholding the component. */
    public boolean gives(String component, String reason) {
        return reason.equals(withheld.get(component)) || withheld.entrySet().stream()
                .anyMatch(recorded -> recorded.getKey().startsWith(component + " ") && recorded.getValue().equals(reason));
    }

    /** Whether this is the file that was committed to under the name. */
    public boolean commitsTo(String name, Hash sha256) {
        return files.entrySet().contains(Map.entry(name, sha256));
    }

    private static JsonNode value(DisclosedEntry entry, String component) {
        return entry.value(component).orElseThrow(() -> new Malformed("a TrailExported that does not disclose " + component));
    }

    private static String hex(JsonNode value) {
        Malformed.unless(value.isTextual(), "a file's SHA-256 that is no string");
        return value.textValue();
    }
}
