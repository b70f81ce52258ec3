package candor.ledger.json;

import candor.ledger.Malformed;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * Writes the one canonical spelling of a JSON value (RFC 8785, JCS): no white space, names sorted by UTF-16 code units, minimal
 * escapes, UTF-8. Narrower than the RFC on purpose: numbers are integers within ±(2<sup>53</sup>−1), so no reader's
 * floating point can change a value; decimals are written as strings.
 */
public final class CanonicalJson {

    /** 2<sup>53</sup>−1: the largest integer that every JSON reader keeps exactly. */
    public static final long MAX_INTEGER = (1L << 53) - 1;

    /** Names that mean something to SD-JWT or to JavaScript objects and are therefore refused inside committed values. */
    public static final Set<String> RESERVED_NAMES = Set.of("_sd", "_sd_alg", "...", "__proto__");

    private CanonicalJson() {
    }

    /**
     * The canonical bytes.
     *
     * @throws Malformed for a number that is no integer in range, a lone surrogate, nesting deeper than
     *     {@link StrictJson#MAX_DEPTH}, or a node that is no JSON (binary, POJO, missing)
     */
    public static byte[] write(JsonNode value) {
        Utf8Sink sink = new Utf8Sink(128);
        write(value, sink, 0, false);
        return sink.toBytes();
    }

    /** As {@link #write}, and refuses {@link #RESERVED_NAMES} as member names at any depth. */
    public static byte[] writeCommitted(JsonNode value) {
        Utf8Sink sink = new Utf8Sink(128);
        write(value, sink, 0, true);
        return sink.toBytes();
    }

    /** As {@link #writeCommitted(JsonNode)} of an array of two strings and a value. */
    public static byte[] writeCommitted(String first, String second, JsonNode third) {
        Utf8Sink sink = new Utf8Sink(128);
        sink.ascii('[');
        sink.string(first);
        sink.ascii(',');
        sink.string(second);
        sink.ascii(',');
        write(third, sink, 1, true);
        sink.ascii(']');
        return sink.toBytes();
    }

    /** {@link #write} as text. */
    public static String text(JsonNode value) {
        return new String(write(value), StandardCharsets.UTF_8);
    }

    /** @throws Malformed if the text has a lone surrogate and so no UTF-8 form */
    public static void requireWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                int point = text.codePointAt(i);
                Malformed.unless(Character.isSupplementaryCodePoint(point), "a string with a lone surrogate");
                i++;
            }
        }
    }

    private static void write(JsonNode value, Utf8Sink sink, int depth, boolean committed) {
        Malformed.unless(depth < StrictJson.MAX_DEPTH || value.isValueNode(), "JSON nested too deeply");
        switch (value.getNodeType()) {
            case OBJECT -> object(value, sink, depth, committed);
            case ARRAY -> array(value, sink, depth, committed);
            case STRING -> sink.string(value.textValue());
            case NUMBER -> number(value, sink);
            case BOOLEAN -> sink.ascii(value.booleanValue() ? "true" : "false");
            case NULL -> sink.ascii("null");
            default -> throw new Malformed("a node that is no JSON value");
        }
    }

    private static void object(JsonNode object, Utf8Sink sink, int depth, boolean committed) {
        @SuppressWarnings("unchecked")
        Map.Entry<String, JsonNode>[] members = object.properties().toArray(new Map.Entry[0]);
        Arrays.sort(members, Map.Entry.comparingByKey());
        char before = '{';
        for (Map.Entry<String, JsonNode> member : members) {
            Malformed.unless(!committed || !RESERVED_NAMES.contains(member.getKey()), "a value with a reserved member name");
            sink.ascii(before);
            sink.string(member.getKey());
            sink.ascii(':');
            write(member.getValue(), sink, depth + 1, committed);
            before = ',';
        }
        sink.ascii(before == '{' ? "{}" : "}");
    }

    private static void array(JsonNode array, Utf8Sink sink, int depth, boolean committed) {
        sink.ascii('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                sink.ascii(',');
            }
            write(array.get(i), sink, depth + 1, committed);
        }
        sink.ascii(']');
    }

    private static void number(JsonNode number, Utf8Sink sink) {
        Malformed.unless(number.isIntegralNumber() && number.canConvertToLong(), "a number that is no integer within ±(2^53−1)");
        long value = number.longValue();
        Malformed.unless(value >= -MAX_INTEGER && value <= MAX_INTEGER, "a number outside ±(2^53−1)");
        sink.ascii(Long.toString(value));
    }
}
