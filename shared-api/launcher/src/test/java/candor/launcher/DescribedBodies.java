package candor.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Bodies that a description allows, and bodies it forbids, made from the description alone. */
record DescribedBodies(DescribedApi api) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Members whose text has a form that a schema does not tell: an example of each. */
    private static final Map<String, String> EXAMPLES = Map.of(
            "currency", "GBP", "amount", "1.5", "zone", "Europe/London", "signInName", "somebody", "password", "a long enough password");

    /** With the required members, or with all. */
    JsonNode body(JsonNode schema, boolean all) {
        return value("", schema, all);
    }

    /** A body and why it is none. */
    record Forbidden(String why, JsonNode body) {}

    List<Forbidden> forbidden(JsonNode schema) {
        List<Forbidden> bodies = new ArrayList<>();
        ObjectNode good = (ObjectNode) body(schema, false);
        bodies.add(new Forbidden("a member that is not described", good.deepCopy().put("notDescribed", 1)));
        bodies.add(new Forbidden("a list", NODES.arrayNode()));
        api.resolve(schema).path("required").forEach(name -> {
            ObjectNode without = good.deepCopy();
            without.remove(name.asText());
            bodies.add(new Forbidden("without " + name.asText(), without));
        });
        api.resolve(schema).path("properties").properties().forEach(member ->
                bodies.add(new Forbidden(member.getKey() + " of another type", good.deepCopy().set(member.getKey(), another(member.getValue())))));
        return bodies;
    }

    private JsonNode another(JsonNode schema) {
        return api.resolve(schema).path("type").asText().equals("array") ? NODES.textNode("no list") : NODES.arrayNode().add(NODES.arrayNode());
    }

    private JsonNode value(String name, JsonNode described, boolean all) {
        JsonNode schema = api.resolve(described);
        if (schema.has("oneOf")) {
            return value(name, schema.path("oneOf").path(0), all);
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(name, schema, all);
            case "array" -> list(name, schema, all);
            case "integer" -> NODES.numberNode(Math.max(1, schema.path("minimum").asLong(1)));
            case "boolean" -> NODES.booleanNode(true);
            case "string" -> text(name, schema);
            default -> throw new IllegalStateException("the description does not say what " + name + " is: " + schema);
        };
    }

    private ArrayNode list(String name, JsonNode schema, boolean all) {
        return NODES.arrayNode().add(value(name, schema.path("items"), all));
    }

    private ObjectNode object(String name, JsonNode schema, boolean all) {
        ObjectNode object = NODES.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(member -> required.add(member.asText()));
        schema.path("properties").properties().forEach(member -> {
            // Of a time with two limits, the exact one is the first kind, and it has one.
            boolean second = member.getKey().equals("end") && schema.path("properties").has("begin");
            if (required.contains(member.getKey()) || all && !second) {
                object.set(member.getKey(), value(member.getKey(), member.getValue(), all));
            }
        });
        return schema.path("additionalProperties").isObject() ? object.set("key", value(name, schema.path("additionalProperties"), all)) : object;
    }

    private static JsonNode text(String name, JsonNode schema) {
        if (schema.path("format").asText().equals("date-time")) {
            return NODES.textNode("2026-01-01T00:00:00Z");
        }
        return NODES.textNode(schema.has("pattern") && name.equals("stated") ? "2018-04" : EXAMPLES.getOrDefault(name, "words"));
    }
}
