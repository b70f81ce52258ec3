package candor.query.console.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a person typed, by field name; kept as typed until it is accepted.
 *
 * @param byName the values of each field in their order
 */
public record FormValues(Map<String, List<String>> byName) {
    /** Field of the button that adds a row; its value is the name of the rows. */
    public static final String MORE = "_more";

    public static final FormValues NONE = new FormValues(Map.of());

    public static FormValues of(Map<String, String> single) {
        return new FormValues(single.entrySet().stream().collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()))));
    }

    /** The text typed into a field, without white space around it; empty where nothing was. */
    public Optional<String> text(String name) {
        return all(name).stream().findFirst().map(String::strip).filter(text -> !text.isEmpty());
    }

    /** As typed, so that a refused form shows exactly what was there. */
    public String raw(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    public List<String> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** Whether anything was typed into fields below this name. */
    public boolean any(String prefix) {
        return byName.entrySet().stream()
                .anyMatch(e -> (e.getKey().startsWith(prefix + ".") || e.getKey().startsWith(prefix + "[")) && !isDefault(e.getKey()) && e.getValue().stream().anyMatch(v -> !v.isBlank()));
    }

    /** A zone alone says nothing: it is filled in beforehand. */
    private static boolean isDefault(String name) {
        return name.endsWith(".zone");
    }

    /** The row numbers that the form had below this name, in order. */
    public List<Integer> rows(String name) {
        var row = Pattern.compile(Pattern.quote(name) + "\\[([0-9]{1,4})\\].*");
        var numbers = new TreeSet<Integer>();
        for (String key : byName.keySet()) {
            var match = row.matcher(key);
            if (match.matches()) {
                numbers.add(Integer.valueOf(match.group(1)));
            }
        }
        return List.copyOf(numbers);
    }
}
