package candor.ledger.trail;

import candor.ledger.Malformed;
import candor.ledger.json.CanonicalJson;
import candor.ledger.json.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code scope.json}: what a trail claims to hold. A canonical JSON object and a line feed; TrailExported commits to it.
 *
 * @param mode how completeness can be checked
 * @param streams whose entries are in the trail, all of them before {@code upTo}
 * @param leftOut reason by stream that is linked to these and yet not in the trail
 * @param upTo position from which on entries are not in the trail, except the closing TrailExported
 */
public record TrailScope(Mode mode, SortedSet<String> streams, SortedMap<String, String> leftOut, long upTo) {

    /** How the completeness of a trail can be checked. */
    public enum Mode {
        /** The trail's own entries only: complete as numbered by the operator. */
        SCOPED("scoped"),
        /** With every entry and tile of the log, so that whoever reads them sees that nothing else is there. */
        COMPLETE("complete");

        private final String key;

        Mode(String key) {
            this.key = key;
        }

        /** As it stands in the file. */
        public String key() {
            return key;
        }

        private static Mode of(String key) {
            return Arrays.stream(values()).filter(mode -> mode.key.equals(key)).findFirst()
                    .orElseThrow(() -> new Malformed("a trail's mode is scoped or complete"));
        }
    }

    private static final String MODE = "mode";
    private static final String STREAMS = "streams";
    private static final String LEFT_OUT = "leftOut";
    private static final String UP_TO = "upTo";

    /** @throws Malformed if there is no stream, one of them is left out, or a reason is blank */
    public TrailScope {
        streams = Collections.unmodifiableSortedSet(new TreeSet<>(streams));
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
        Malformed.unless(!streams.isEmpty(), "a trail without a stream");
        Malformed.unless(Collections.disjoint(streams, leftOut.keySet()), "a stream that is in the trail and left out of it");
        Malformed.unless(leftOut.values().stream().noneMatch(String::isBlank), "a stream that is left out without a reason");
        Malformed.unless(upTo >= 0, "a position is never negative");
    }

    /** A trail of these streams with nothing linked left out. */
    public static TrailScope of(Mode mode, Iterable<String> streams, long upTo) {
        SortedSet<String> sorted = new TreeSet<>();
        streams.forEach(sorted::add);
        return new TrailScope(mode, sorted, new TreeMap<>(), upTo);
    }

    /** Reads the file. @throws Malformed unless it is what {@link #toBytes()} writes */
    public static TrailScope parse(byte[] file) {
        Malformed.unless(file.length > 0 && file[file.length - 1] == '\n', "a scope that does not end in a line feed");
        JsonNode json = StrictJson.parse(Arrays.copyOf(file, file.length - 1));
        Malformed.unless(json.path(STREAMS).isArray() && json.path(LEFT_OUT).isObject() && json.path(UP_TO).isIntegralNumber(),
                "a scope has the members leftOut, mode, streams and upTo");
        SortedSet<String> streams = new TreeSet<>();
        json.path(STREAMS).forEach(stream -> streams.add(stream.asText()));
        SortedMap<String, String> leftOut = new TreeMap<>();
        json.path(LEFT_OUT).properties().forEach(stream -> leftOut.put(stream.getKey(), stream.getValue().asText()));
        TrailScope scope = new TrailScope(Mode.of(json.path(MODE).asText()), streams, leftOut, json.path(UP_TO).longValue());
        Malformed.unless(Arrays.equals(scope.toBytes(), file), "a scope that is not in its published form");
        return scope;
    }

    /** The file. */
    public byte[] toBytes() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(MODE, mode.key()).put(UP_TO, upTo);
        ArrayNode list = json.putArray(STREAMS);
        streams.forEach(list::add);
        ObjectNode reasons = json.putObject(LEFT_OUT);
        leftOut.forEach(reasons::put);
        byte[] text = CanonicalJson.write(json);
        byte[] file = Arrays.copyOf(text, text.length + 1);
        file[text.length] = '\n';
        return file;
    }

    /** Whether the whole log comes with the trail. */
    public boolean isComplete() {
        return mode == Mode.COMPLETE;
    }
}
