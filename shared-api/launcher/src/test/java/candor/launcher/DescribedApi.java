package candor.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server's own description (OpenAPI 3.1), read as a client generator reads it: what it does not name, it does not answer. */
final class DescribedApi {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode document;
    private final JsonNode closedComponents;
    private final Map<JsonNode, JsonSchema> compiled = new HashMap<>();

    DescribedApi(JsonNode document) {
        this.document = document;
        this.closedComponents = closed(document.path("components"));
    }

    /** One method of one path. */
    record Operation(String path, String method, JsonNode described) {
        List<String> pathVariables() {
            return required("path");
        }

        List<String> requiredQuery() {
            return required("query");
        }

        private List<String> required(String in) {
            List<String> names = new ArrayList<>();
            described.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals(in) && parameter.path("required").asBoolean()) {
                    names.add(parameter.path("name").asText());
                }
            });
            return names;
        }

        JsonNode bodySchema() {
            return described.at("/requestBody/content/application~1json/schema");
        }

        boolean takesJson() {
            return !bodySchema().isMissingNode();
        }

        /** Whether it takes signed messages of machines and nobody's sign-in. */
        boolean isSigned() {
            return described.path("security").path(0).has("webhookSignature");
        }

        boolean answersJson() {
            JsonNode content = described.at("/responses/200/content");
            return content.isMissingNode() || content.has("application/json");
        }
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(method -> all.add(new Operation(path.getKey(), method.getKey(), method.getValue()))));
        return all;
    }

    /** What of an answer is not as described; empty where all is. */
    List<String> differences(Operation operation, Api.Answer answer) {
        String status = String.valueOf(answer.status());
        JsonNode responses = operation.described().path("responses");
        String type = answer.header("Content-Type") == null ? "" : String.valueOf(answer.header("Content-Type")).replaceAll(";.*", "");
        JsonNode media = responses.path(responses.has(status) ? status : "default").path("content").path(type);
        if (media.isMissingNode()) {
            return List.of("answered " + status + " with " + type + ", which is not described");
        }
        JsonSchema schema = compiled.computeIfAbsent(media.path("schema"), this::compile);
        return schema.validate(answer.body()).stream().map(Object::toString).toList();
    }

    /** Where the description says nothing at all of a value. */
    List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        document.at("/components/schemas").properties().forEach(schema -> schema.getValue().path("properties").properties().stream()
                .filter(property -> property.getValue().isEmpty())
                .forEach(property -> gaps.add(schema.getKey() + "." + property.getKey())));
        return gaps;
    }

    JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = ((ObjectNode) closed(schema)).deepCopy();
        whole.set("components", closedComponents);
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole);
    }

    /** The same description, where an object has the members it names and no others. */
    private static JsonNode closed(JsonNode schema) {
        return switch (schema) {
            case ArrayNode array -> {
                ArrayNode copy = NODES.arrayNode();
                array.forEach(item -> copy.add(closed(item)));
                yield copy;
            }
            case ObjectNode object -> {
                ObjectNode copy = NODES.objectNode();
                object.properties().forEach(member -> copy.set(member.getKey(), closed(member.getValue())));
                if (object.path("type").asText().equals("object") && object.path("properties").isObject() && !object.has("additionalProperties")) {
                    copy.put("additionalProperties", false);
                }
                yield copy;
            }
            default -> schema;
        };
    }
}
