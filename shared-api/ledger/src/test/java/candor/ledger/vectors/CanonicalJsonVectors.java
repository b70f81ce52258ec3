package candor.ledger.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import candor.ledger.Malformed;
import candor.ledger.json.CanonicalJson;
import candor.ledger.json.StrictJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import java.util.List;

/** JSON texts with their canonical bytes, or null where they are refused. */
final class CanonicalJsonVectors {

    private static final List<String> INPUTS = List.of(
            "{ \"b\" : 1, \"a\" : [ true, false, null ] }",
            "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\",\"1\":\"One\","
                    + "\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":\"Control\",\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}",
            "\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\\\/\\u007f\"", "9007199254740991", "-9007199254740991", "9007199254740992", "1.0", "1e0", "-0", "\"\\ud800\"",
            "{\"a\":1,\"a\":2}", "[]", "{}", "1 2", "{\"_sd\":[]}");

    private CanonicalJsonVectors() {
    }

    static byte[] bytes() throws JsonProcessingException {
        ArrayNode vectors = JsonNodeFactory.instance.arrayNode();
        for (String input : INPUTS) {
            ObjectNode vector = vectors.addObject().put("input", input);
            try {
                byte[] canonical = CanonicalJson.writeCommitted(StrictJson.parse(input));
                vector.put("canonical", new String(canonical, UTF_8)).put("hex", HexFormat.of().formatHex(canonical));
            } catch (Malformed e) {
                vector.putNull("canonical").put("why", e.getMessage());
            }
        }
        return LogVectors.pretty(vectors);
    }
}
