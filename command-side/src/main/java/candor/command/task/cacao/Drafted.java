package candor.command.task.cacao;

import candor.sealing.FreeText;
import candor.task.Phase;
import candor.task.PlaybookStep;
import candor.task.Responsibility;
import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A step while the ways that lead to it are still being walked. */
record Drafted(String key, String title, String instruction, Set<String> after) {
    /** What of a step is mapped: where it leads to is in what waits for it. */
    static final Set<String> TAKEN = Set.of(
            "type", "name", "description", "on_completion", "on_success", "on_failure", "on_true", "on_false", "next_steps", "cases", "condition", "switch", "commands", "agent");
    private static final int LONGEST_KEY = 48;

    /** @param taken keys that others have */
    static Drafted of(String id, JsonNode step, Agents agents, Collection<String> taken) {
        String name = step.path("name").asText("").strip();
        String title = name.isEmpty() ? id : name;
        return new Drafted(key(title, taken), title, instruction(step, title, agents), new LinkedHashSet<>());
    }

    /** Readable, and the same whenever the document is taken over again. */
    private static String key(String title, Collection<String> taken) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFD).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String key = plain.isEmpty() ? "step" : plain.substring(0, Math.min(LONGEST_KEY, plain.length()));
        String free = key;
        for (int i = 2; taken.contains(free); i++) {
            free = key + "-" + i;
        }
        return free;
    }

    private static String instruction(JsonNode step, String title, Agents agents) {
        List<String> lines = new ArrayList<>();
        add(lines, "", step.path("description").asText(""));
        add(lines, "Decide: ", step.path("condition").asText(step.path("switch").asText("")));
        step.path("commands").forEach(command -> add(lines, command.path("type").asText("command") + ": ", command.path("command").asText("")));
        agents.name(step.path("agent").asText("")).ifPresent(agent -> lines.add("Carried out by " + agent));
        return lines.isEmpty() ? title : String.join("\n", lines);
    }

    private static void add(List<String> lines, String before, String text) {
        if (!text.isBlank()) {
            lines.add(before + text.strip());
        }
    }

    void waitFor(Set<String> keys) {
        after.addAll(keys);
    }

    PlaybookStep step(Phase phase) {
        return new PlaybookStep(key, FreeText.of(title), FreeText.of(instruction), phase, Responsibility.RESPONDER, null, List.copyOf(after));
    }
}
