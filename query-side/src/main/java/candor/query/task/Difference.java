package candor.query.task;

import candor.task.PlaybookStep;
import candor.task.PlaybookView.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a version of a playbook changes against the one before it.
 *
 * @param added keys of steps that are new
 * @param removed keys of steps that are gone
 * @param changed steps that say something else
 */
record Difference(List<String> added, List<String> removed, List<Changed> changed) {
    private static final Map<String, Function<PlaybookStep, Object>> PARTS = parts();

    /** @param what names of the parts that differ */
    record Changed(String key, List<String> what) {}

    static Difference between(Version before, Version after) {
        Map<String, PlaybookStep> old = byKey(before);
        Map<String, PlaybookStep> now = byKey(after);
        List<Changed> changed = new ArrayList<>();
        now.forEach((key, step) -> {
            PlaybookStep was = old.get(key);
            if (was != null && !was.equals(step)) {
                changed.add(new Changed(key, what(was, step)));
            }
        });
        return new Difference(
                now.keySet().stream().filter(key -> !old.containsKey(key)).toList(),
                old.keySet().stream().filter(key -> !now.containsKey(key)).toList(),
                List.copyOf(changed));
    }

    private static Map<String, PlaybookStep> byKey(Version version) {
        return version.steps().stream().collect(Collectors.toMap(PlaybookStep::key, Function.identity(), (first, _) -> first, LinkedHashMap::new));
    }

    private static List<String> what(PlaybookStep before, PlaybookStep after) {
        return PARTS.entrySet().stream()
                .filter(part -> !Objects.equals(part.getValue().apply(before), part.getValue().apply(after)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Function<PlaybookStep, Object>> parts() {
        Map<String, Function<PlaybookStep, Object>> parts = new LinkedHashMap<>();
        parts.put("title", PlaybookStep::title);
        parts.put("what to do", PlaybookStep::instruction);
        parts.put("phase", PlaybookStep::phase);
        parts.put("responsibility", PlaybookStep::responsibility);
        parts.put("due", step -> Optional.ofNullable(step.due()));
        parts.put("what it waits for", PlaybookStep::after);
        return parts;
    }

    public boolean isNone() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }
}
