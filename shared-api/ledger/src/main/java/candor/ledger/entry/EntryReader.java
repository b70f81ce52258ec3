package candor.ledger.entry;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes an entry's JSON apart; every member that is not exactly as published is refused. */
final class EntryReader {

    private static final Set<String> MEMBERS =
            Set.of("_sd_alg", "actor", "at", "cause", "f", "id", "n", "prev", "s", "t", "tags", "v");

    private final JsonNode json;

    private EntryReader(JsonNode json) {
        this.json = json;
    }

    static Entry read(JsonNode json) {
        Malformed.unless(json.isObject(), "an entry is a JSON object");
        json.fieldNames().forEachRemaining(name -> Malformed.unless(MEMBERS.contains(name), "an entry with an unknown member"));
        return new EntryReader(json).entry();
    }

    private Entry entry() {
        Malformed.unless(text("_sd_alg").equals("sha-256"), "an entry's digests are SHA-256");
        EntryContent content = new EntryContent(text("id"), text("t"), text("v"), tags(), json.has("cause") ? text("cause") : null,
                actor(), components());
        Malformed.unless(content.stream().equals(text("s")), "an entry's stream is not the one its tags give");
        OptionalLong previous = json.has("prev") ? OptionalLong.of(number("prev")) : OptionalLong.empty();
        return new Entry(content, number("n"), previous, LedgerTime.parse(text("at")));
    }

    private List<String> tags() {
        JsonNode tags = member("tags");
        Malformed.unless(tags.isArray(), "an entry's tags are an array");
        List<String> list = new ArrayList<>(tags.size());
        tags.forEach(tag -> list.add(string("tags", tag)));
        return list;
    }

    private @Nullable Hash actor() {
        return json.has("actor") ? commitment("actor", member("actor")) : null;
    }

    private SortedMap<String, Hash> components() {
        JsonNode components = member("f");
        Malformed.unless(components.isObject(), "an entry's components are an object");
        SortedMap<String, Hash> digests = new TreeMap<>();
        components.properties().forEach(component -> digests.put(component.getKey(), commitment("f", component.getValue())));
        return digests;
    }

    private static Hash commitment(String member, JsonNode commitment) {
        JsonNode digests = commitment.get("_sd");
        Malformed.unless(commitment.isObject() && commitment.size() == 1 && digests != null && digests.isArray() && digests.size() == 1,
                "an entry whose member " + member + " holds a commitment that is not one digest");
        return Hash.ofBase64Url(string(member, digests.get(0)));
    }

    private long number(String name) {
        Malformed.unless(member(name).isIntegralNumber(), "an entry whose member " + name + " is no number");
        return member(name).longValue();
    }

    private String text(String name) {
        return string(name, member(name));
    }

    private JsonNode member(String name) {
        JsonNode member = json.get(name);
        Malformed.unless(member != null, "an entry without its member " + name);
        return member;
    }

    private static String string(String member, JsonNode node) {
        Malformed.unless(node.isTextual(), "an entry whose member " + member + " is no string");
        return node.textValue();
    }
}
