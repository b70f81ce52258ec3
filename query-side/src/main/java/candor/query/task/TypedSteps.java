package candor.query.task;

import candor.query.console.form.FormValues;
import candor.sealing.FreeText;
import candor.task.DueOffset;
import candor.task.PlaybookStep;
import candor.task.PlaybookView.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The steps of a playbook as rows of a form. */
final class TypedSteps {
    private static final String ROWS = "steps";

    private TypedSteps() {}

    /** A version, to write the next one on. */
    static FormValues of(Version version) {
        Map<String, String> values = new HashMap<>();
        values.put("basedOn", String.valueOf(version.number()));
        put(values, "title", version.title());
        if (version.summary() != null) {
            put(values, "summary", version.summary());
        }
        for (int i = 0; i < version.steps().size(); i++) {
            put(values, ROWS + "[" + i + "].", version.steps().get(i));
        }
        return FormValues.of(values);
    }

    private static void put(Map<String, String> values, String at, PlaybookStep step) {
        values.put(at + "key", step.key());
        put(values, at + "title", step.title());
        put(values, at + "instruction", step.instruction());
        values.put(at + "phase", step.phase().name());
        values.put(at + "responsibility", step.responsibility().name());
        values.put(at + "after", String.join("\n", step.after()));
        DueOffset due = step.due();
        if (due != null) {
            values.put(at + "due.anchor", due.anchor().name());
            values.put(at + "due.amount", String.valueOf(due.amount()));
            values.put(at + "due.unit", due.unit().name());
        }
    }

    private static void put(Map<String, String> values, String name, FreeText text) {
        text.text().ifPresent(words -> values.put(name, words));
    }

    /** Whoever empties the key and the title of a step takes it out, whatever else its row still says. */
    static FormValues withoutTheEmptied(Map<String, List<String>> typed) {
        FormValues values = new FormValues(typed);
        if (values.text(FormValues.MORE).isPresent()) {
            return values;
        }
        Set<String> emptied = values.rows(ROWS).stream()
                .map(row -> ROWS + "[" + row + "].")
                .filter(at -> values.text(at + "key").isEmpty() && values.text(at + "title").isEmpty())
                .collect(Collectors.toSet());
        return new FormValues(typed.entrySet().stream()
                .filter(value -> emptied.stream().noneMatch(value.getKey()::startsWith))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
