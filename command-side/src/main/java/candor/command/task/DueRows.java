package candor.command.task;

import candor.DomainEvent;
import candor.command.sweep.DueJson;
import candor.command.sweep.DueTable;
import candor.command.sweep.DueTable.Row;
import candor.command.task.DueTask.Surroundings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rows of tasks in the table of what is due.
 *
 * @param sourced what an incident says about its tasks, read from the log
 */
record DueRows(DueTable table, Function<String, Surroundings> sourced) {
    private static final String SURROUNDINGS = "task-surroundings";

    void add(DueTask task) {
        if (table.row(DueTasks.KIND, task.task()).isEmpty()) {
            put(List.of(task));
        }
    }

    void change(String task, DomainEvent event) {
        change(List.of(task), event);
    }

    /** @param tasks of one incident */
    void change(List<String> tasks, DomainEvent event) {
        put(tasks(table.rows(DueTasks.KIND, tasks)).map(task -> task.after(event)).toList());
    }

    private static Stream<DueTask> tasks(List<String> rows) {
        return rows.stream().map(row -> DueJson.read(row, DueTask.class));
    }

    private void put(List<DueTask> tasks) {
        if (!tasks.isEmpty()) {
            put(tasks, surroundingsOrRead(tasks.getFirst().incident()));
        }
    }

    private Surroundings surroundingsOrRead(String incident) {
        return surroundings(incident).orElseGet(() -> {
            Surroundings first = sourced.apply(incident);
            table.put(SURROUNDINGS, incident, incident, null, DueJson.write(first));
            return first;
        });
    }

    /** What is known of an incident that has tasks. */
    Optional<Surroundings> surroundings(String incident) {
        return table.row(SURROUNDINGS, incident).map(row -> DueJson.read(row, Surroundings.class));
    }

    /** How people cite incidents that have tasks; those that are not known are left out. */
    static Map<String, String> references(DueTable table, List<String> incidents) {
        Map<String, String> references = new HashMap<>();
        table.rows(SURROUNDINGS, incidents).stream().map(row -> DueJson.read(row, Surroundings.class)).forEach(one -> {
            if (one.reference() != null) {
                references.put(one.incident(), one.reference());
            }
        });
        return references;
    }

    /** Moves what hangs on it. */
    void put(Surroundings now) {
        table.put(SURROUNDINGS, now.incident(), now.incident(), null, DueJson.write(now));
        put(tasks(table.group(DueTasks.KIND, now.incident())).toList(), now);
    }

    private void put(List<DueTask> tasks, Surroundings incident) {
        table.put(DueTasks.KIND, tasks.stream().map(task -> new Row(task.task(), task.incident(), task.next(incident), DueJson.write(task))).toList());
    }
}
