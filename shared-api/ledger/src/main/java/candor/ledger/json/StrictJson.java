package candor.ledger.json;

import candor.ledger.Malformed;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON (RFC 8259) without any leniency, so that two readers can never see two values: valid UTF-8, no duplicate names,
 * no lone surrogates, numbers only as integers within ±(2<sup>53</sup>−1), one value and nothing behind it.
 */
public final class StrictJson {

    /** How deep arrays and objects may nest. */
    public static final int MAX_DEPTH = 64;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private StrictJson() {
    }

    /** Reads UTF-8. @throws Malformed if it is not exactly one strict JSON value */
    public static JsonNode parse(byte[] utf8) {
        try {
            return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
        } catch (CharacterCodingException e) {
            throw new Malformed("not valid UTF-8", e);
        }
    }

    /** @throws Malformed if the text is not exactly one strict JSON value */
    public static JsonNode parse(String text) {
        Malformed.unless(!text.startsWith("\uFEFF"), "JSON with a byte order mark");
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            JsonNode value = value(parser);
            Malformed.unless(parser.nextToken() == null, "JSON followed by something else");
            return value;
        } catch (IOException e) {
            // The parser's own message may quote the input.
            throw new Malformed("not strict JSON (syntax, duplicate name or nesting)");
        }
    }

    private static JsonNode value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        Malformed.unless(token != null, "no JSON value");
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.textNode(text(parser.getText()));
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new Malformed("a number that is no integer");
        };
    }

    private static ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = text(parser.currentName());
            parser.nextToken();
            object.set(name, value(parser));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        String digits = parser.getText();
        // Longer text cannot be in range, and must not reach the conversion; "-0" has no canonical form.
        Malformed.unless(digits.length() <= 17 && !digits.equals("-0"), "a number outside ±(2^53−1)");
        long value = Long.parseLong(digits);
        Malformed.unless(Math.abs(value) <= CanonicalJson.MAX_INTEGER, "a number outside ±(2^53−1)");
        return NODES.numberNode(value);
    }

    private static String text(String text) {
        CanonicalJson.requireWellFormed(text);
        return text;
    }
}
