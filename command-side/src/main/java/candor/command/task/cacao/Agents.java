package candor.command.task.cacao;

import candor.RuleViolation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who or what carries out the steps (CACAO 2.0 section 7). A type of a product is taken beside the vocabulary, as long as the identifier says the
 * same: one that contradicts its identifier is a mistake in the document.
 *
 * @param names what to call each, by identifier
 */
record Agents(Map<String, String> names) {
    /** Section 10.2. */
    private static final Set<String> VOCABULARY = Set.of(
            "group", "individual", "location", "organization", "sector", "http-api", "linux", "net-address", "security-category", "ssh");

    static Agents of(JsonNode definitions) {
        Map<String, String> names = new HashMap<>();
        definitions.properties().forEach(definition -> {
            String type = definition.getValue().path("type").asText("");
            requireType(definition.getKey(), type);
            String name = definition.getValue().path("name").asText("");
            names.put(definition.getKey(), name.isBlank() ? type : name + " (" + type + ")");
        });
        return new Agents(Map.copyOf(names));
    }

    private static void requireType(String id, String type) {
        int end = id.indexOf("--");
        String said = end < 0 ? "" : id.substring(0, end);
        boolean fits = VOCABULARY.contains(type) ? said.equals(type) : !type.isBlank() && said.startsWith(type);
        if (!fits) {
            throw new RuleViolation("task.cacao-bad-agent", "The agent " + Workflow.shown(id) + " has a type that is not that of its identifier.");
        }
    }

    /** What to call an agent that a step names. */
    Optional<String> name(String id) {
        return Optional.ofNullable(names.get(id));
    }
}
