package candor.ledger.trail;

import candor.ledger.ByteRange;
import candor.ledger.Malformed;
import candor.ledger.StrictBase64;
import candor.ledger.entry.Disclosure;
import candor.ledger.json.CanonicalJson;
import candor.ledger.json.StrictJson;
import candor.ledger.json.Utf8Sink;
import candor.ledger.note.TlogProof;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One line of {@code entries.jsonl}: a canonical JSON object with exactly the members {@code disclosures}, {@code entry},
 * {@code proof} and {@code withheld}.
 *
 * @param entry what the recipient gets
 * @param proof of the entry's inclusion under the bag's checkpoint
 */
public record EntryLine(TrailEntry entry, TlogProof proof) {

    /** Most bytes of a line without its line feed. */
    public static final int MAX_BYTES = 32 << 20;

    /** Reads a line without its line feed. @throws Malformed unless it is what {@link #toBytes()} writes */
    public static EntryLine parse(byte[] line) {
        return parse(ByteRange.of(line));
    }

    /** As {@link #parse(byte[])}. */
    public static EntryLine parse(ByteRange line) {
        PlainLine plain = PlainLineReader.read(line, new PathReader());
        return plain == null || plain.bytes().to() != line.to() ? parseAny(line.toBytes()) : plain.line();
    }

    private static EntryLine parseAny(byte[] line) {
        JsonNode json = StrictJson.parse(line);
        Malformed.unless(Arrays.equals(line, CanonicalJson.write(json)), "a line that is not canonical JSON");
        Malformed.unless(json.isObject() && json.size() == 4, "a line has the members disclosures, entry, proof and withheld");
        TlogProof proof = TlogProof.parseHead(text(json.path("proof")));
        List<Disclosure> disclosures = disclosures(json.path("disclosures"));
        TrailEntry entry = new TrailEntry(proof.index(), StrictBase64.decode(text(json.path("entry"))), disclosures, withheld(json.path("withheld")));
        Malformed.unless(entry.disclosures().equals(disclosures), "disclosures that are not in the order of their characters");
        Malformed.unless(proof.extra().isEmpty(), "a proof with extra bytes");
        return new EntryLine(entry, proof);
    }

    /** The canonical line without its line feed. @throws Malformed if it would be larger than {@link #MAX_BYTES} */
    public byte[] toBytes() {
        Utf8Sink line = new Utf8Sink(4_096);
        line.ascii("{\"disclosures\":[");
        String before = "\"";
        for (Disclosure disclosure : entry.disclosures()) {
            line.ascii(before);
            disclosure.write(line);
            line.ascii('"');
            before = ",\"";
        }
        line.ascii("],\"entry\":\"");
        line.ascii(StrictBase64.encode(entry.bytes()));
        line.ascii("\",\"proof\":");
        line.string(proof.head());
        line.ascii(",\"withheld\":{");
        withheld(line);
        line.ascii("}}");
        Malformed.unless(line.length() <= MAX_BYTES, "an entry with more disclosures than a trail can carry");
        return line.toBytes();
    }

    private void withheld(Utf8Sink line) {
        String before = "";
        for (Map.Entry<String, String> reason : entry.withheld().entrySet()) {
            line.ascii(before);
            line.string(reason.getKey());
            line.ascii(':');
            line.string(reason.getValue());
            before = ",";
        }
    }

    private static List<Disclosure> disclosures(JsonNode array) {
        Malformed.unless(array.isArray(), "a line's disclosures are an array");
        List<Disclosure> disclosures = new ArrayList<>(array.size());
        array.forEach(encoded -> disclosures.add(Disclosure.parse(text(encoded))));
        return disclosures;
    }

    private static SortedMap<String, String> withheld(JsonNode object) {
        Malformed.unless(object.isObject(), "what a line withholds is an object");
        SortedMap<String, String> withheld = new TreeMap<>();
        object.properties().forEach(member -> withheld.put(member.getKey(), text(member.getValue())));
        return withheld;
    }

    private static String text(JsonNode node) {
        Malformed.unless(node.isTextual(), "a line's member that is no string");
        return node.textValue();
    }
}
