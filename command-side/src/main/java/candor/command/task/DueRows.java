package candor.command.task;

import candor.DomainEvent;
import candor.command.sweep.DueJson;
import candor.command.sweep.DueTable;
import candor.command.task.DueTask.Surroundings;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rows of tasks in the table of what is due.
 *
 * @param sourced what an incident says about its tasks, read from the log
 */
record DueRows(DueTable table, Function<String, Surroundings> sourced) {
    private static final String SURROUNDINGS = "task-surroundings";

    void add(DueTask task) {
        if (table.row(DueTasks.KIND, task.task()).isEmpty()) {
            put(task, surroundingsOrRead(task.incident()));
        }
    }

    void change(String task, DomainEvent event) {
        table.row(DueTasks.KIND, task).map(row -> DueJson.read(row, DueTask.class).after(event)).ifPresent(changed -> put(changed, surroundingsOrRead(changed.incident())));
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
        return surroundings(table, incident);
    }

    static Optional<Surroundings> surroundings(DueTable table, String incident) {
        return table.row(SURROUNDINGS, incident).map(row -> DueJson.read(row, Surroundings.class));
    }

    /** Moves what hangs on it. */
    void put(Surroundings now) {
        table.put(SURROUNDINGS, now.incident(), now.incident(), null, DueJson.write(now));
        table.group(DueTasks.KIND, now.incident()).forEach(row -> put(DueJson.read(row, DueTask.class), now));
    }

    private void put(DueTask task, Surroundings incident) {
        table.put(DueTasks.KIND, task.task(), task.incident(), task.next(incident), DueJson.write(task));
    }
}
