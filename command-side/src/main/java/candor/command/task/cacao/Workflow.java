package candor.command.task.cacao;

import candor.RuleViolation;
import candor.command.task.Version;
import candor.task.Phase;
import candor.task.PlaybookStep;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * The steps of a workflow (CACAO 2.0 section 4), walked from its start. An action is a step that waits for what comes before it; branches that run
 * side by side wait for the same; a condition is a step in which somebody decides, and both its branches wait for that: whoever decides skips the
 * tasks of the other one. A loop is walked once.
 */
final class Workflow {
    static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final int MOST_WAYS = 20_000;

    private final JsonNode steps;
    private final Agents agents;
    private final Phase phase;
    private final Map<String, Drafted> drafted = new LinkedHashMap<>();
    private final Map<String, Set<String>> exits = new HashMap<>();
    private final LinkedHashSet<String> path = new LinkedHashSet<>();
    private final Set<String> loops = new TreeSet<>();
    private final Set<String> failures = new TreeSet<>();
    private final Set<String> left = new TreeSet<>();
    private int ways;

    Workflow(JsonNode steps, Agents agents, Phase phase) {
        this.steps = steps;
        this.agents = agents;
        this.phase = phase;
        if (steps.size() > Version.MOST_STEPS) {
            throw Version.ofBadSize(steps.size());
        }
    }

    /** @throws RuleViolation where a step is missing, or the workflow leads in a circle, or nothing in it is to be done */
    List<PlaybookStep> steps(String start) {
        Set<String> _ = walk(start, Set.of(), "The workflow");
        if (drafted.isEmpty()) {
            throw new RuleViolation("task.cacao-nothing-to-do", "Nothing is to be done in this workflow: it has no action.");
        }
        return drafted.values().stream().map(draft -> draft.step(phase)).toList();
    }

    /** What of the workflow has no place in a plan for people, one thing a line. */
    List<String> notMapped() {
        List<String> lines = new ArrayList<>();
        if (!left.isEmpty()) {
            lines.add("Of its steps: " + String.join(", ", left));
        }
        loops.forEach(key -> lines.add("The loop " + key + " stands here once: open its tasks again to go round again"));
        failures.forEach(key -> lines.add("What follows when " + key + " fails waits for it like what follows when it succeeds: skip what does not apply"));
        return lines;
    }

    /**
     * Goes on at a step.
     *
     * @param before keys it waits for
     * @param from who leads there, for the sentence
     * @return keys of the last steps of the way, for which whatever follows waits
     */
    private Set<String> walk(String id, Set<String> before, String from) {
        JsonNode step = steps.path(id);
        if (!step.isObject()) {
            throw new RuleViolation("task.cacao-missing-step", from + " leads to the step " + shown(id) + ", which is not in the workflow.");
        }
        if (++ways > MOST_WAYS) {
            throw new RuleViolation("task.cacao-too-branched", "This workflow branches and joins so often that nobody could follow it.");
        }
        if (!path.add(id)) {
            throw new RuleViolation("task.cacao-circle", "This workflow never ends: the step " + shown(id) + " leads back to itself.");
        }
        Set<String> ends = switch (step.path("type").asText("")) {
            case "start", "end" -> onward(id, step, before);
            case "parallel" -> onward(id, step, all(id, texts(step, "next_steps"), before));
            case "action", "playbook-action" -> action(id, step, before);
            case "if-condition", "switch-condition", "while-condition" -> condition(id, step, before);
            default -> throw new RuleViolation("task.cacao-bad-step", "The step " + shown(id) + " is of a type that CACAO 2.0 does not know.");
        };
        path.remove(id);
        return ends;
    }

    private Set<String> action(String id, JsonNode step, Set<String> before) {
        Set<String> known = exits.get(id);
        Drafted draft = draft(id, step);
        draft.waitFor(before);
        if (known != null) {
            return known;
        }
        if (step.has("on_failure")) {
            failures.add(draft.key());
        }
        Set<String> ends = onward(id, step, Set.of(draft.key()));
        exits.put(id, ends);
        return ends;
    }

    private Set<String> condition(String id, JsonNode step, Set<String> before) {
        Drafted draft = draft(id, step);
        draft.waitFor(before);
        if (step.path("type").asText().startsWith("while")) {
            loops.add(draft.key());
        }
        List<String> branches = new ArrayList<>(texts(step, "on_true"));
        branches.addAll(texts(step, "on_false"));
        step.path("cases").forEach(branch -> branches.add(branch.asText("")));
        return onward(id, step, all(id, branches, Set.of(draft.key())));
    }

    private Set<String> onward(String id, JsonNode step, Set<String> before) {
        List<String> next = new ArrayList<>(texts(step, "on_completion"));
        next.addAll(texts(step, "on_success"));
        next.addAll(texts(step, "on_failure"));
        return all(id, next, before);
    }

    private Set<String> all(String id, List<String> next, Set<String> before) {
        if (next.isEmpty()) {
            return before;
        }
        Set<String> ends = new LinkedHashSet<>();
        next.forEach(one -> ends.addAll(walk(one, before, "The step " + shown(id))));
        return ends;
    }

    private Drafted draft(String id, JsonNode step) {
        return drafted.computeIfAbsent(id, _ -> {
            StreamSupport.stream(((Iterable<String>) step::fieldNames).spliterator(), false).filter(name -> !Drafted.TAKEN.contains(name)).forEach(left::add);
            return Drafted.of(id, step, agents, drafted.values().stream().map(Drafted::key).toList());
        });
    }

    /** One identifier or a list of them. */
    private static List<String> texts(JsonNode step, String member) {
        JsonNode value = step.path(member);
        return value.isArray() ? StreamSupport.stream(value.spliterator(), false).map(one -> one.asText("")).toList()
                : value.isTextual() ? List.of(value.textValue()) : List.of();
    }

    /** An identifier as it may stand in a sentence: what is none could be anything. */
    static String shown(String id) {
        return id.matches("[a-z0-9-]{1,40}--" + UUID) ? id : "of an identifier that is none";
    }
}
