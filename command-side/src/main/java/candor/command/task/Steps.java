package candor.command.task;

import candor.RuleViolation;
import candor.sealing.FreeText;
import candor.task.PlaybookStep;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the steps of a playbook must be, so that every one of them can be reached and done. */
final class Steps {
    private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,64}");

    private final Map<String, PlaybookStep> byKey = new HashMap<>();

    private Steps() {}

    /** @throws RuleViolation in one sentence that names the steps */
    static void require(List<PlaybookStep> steps) {
        if (steps.isEmpty() || steps.size() > Version.MOST_STEPS) {
            throw Version.ofBadSize(steps.size());
        }
        Steps known = new Steps();
        for (int i = 0; i < steps.size(); i++) {
            known.add(steps.get(i), i + 1);
        }
        steps.forEach(known::requireKnown);
        known.circle().ifPresent(circle -> {
            throw new RuleViolation("task.steps-in-a-circle", "The steps " + named(circle) + " wait for each other in a circle: take one of these dependencies away.");
        });
    }

    private void add(PlaybookStep step, int number) {
        if (!KEY.matcher(step.key()).matches()) {
            throw new RuleViolation("task.bad-step-key", "Step " + number + " needs a key of lower-case letters, digits and hyphens, such as revoke-api-keys.");
        }
        if (isBlank(step.title()) || isBlank(step.instruction())) {
            throw new RuleViolation("command.text-missing", "The step " + step.key() + " needs a title and an instruction.");
        }
        if (byKey.put(step.key(), step) != null) {
            throw new RuleViolation("task.step-twice", "Two steps have the key " + step.key() + ": give one of them another.");
        }
    }

    private static boolean isBlank(FreeText text) {
        return text.text().filter(words -> !words.isBlank()).isEmpty();
    }

    private void requireKnown(PlaybookStep step) {
        long unknown = step.after().stream().filter(key -> !byKey.containsKey(key)).count();
        if (unknown > 0) {
            List<String> said = step.after().stream().filter(key -> !byKey.containsKey(key) && KEY.matcher(key).matches()).toList();
            throw new RuleViolation("task.unknown-step", "The step " + step.key() + " waits for "
                    + (said.isEmpty() ? "something" : named(said)) + ", which is no step of this playbook: write its key as it stands there.");
        }
    }

    /** The keys of a circle, in its order, where there is one. */
    private Optional<List<String>> circle() {
        Set<String> done = new HashSet<>();
        return byKey.keySet().stream().sorted().map(key -> circle(key, new ArrayDeque<>(), done)).flatMap(Optional::stream).findFirst();
    }

    private Optional<List<String>> circle(String key, Deque<String> path, Set<String> done) {
        if (path.contains(key)) {
            List<String> way = new ArrayList<>(path);
            return Optional.of(List.copyOf(way.subList(way.indexOf(key), way.size())));
        }
        if (done.contains(key)) {
            return Optional.empty();
        }
        path.addLast(key);
        for (String before : byKey.get(key) instanceof PlaybookStep step ? step.after() : List.<String>of()) {
            Optional<List<String>> found = circle(before, path, done);
            if (found.isPresent()) {
                return found;
            }
        }
        path.removeLast();
        done.add(key);
        return Optional.empty();
    }

    /** {@code a, b and c}. */
    static String named(List<String> keys) {
        return keys.size() < 2 ? String.join("", keys) : String.join(", ", keys.subList(0, keys.size() - 1)) + " and " + keys.getLast();
    }
}
