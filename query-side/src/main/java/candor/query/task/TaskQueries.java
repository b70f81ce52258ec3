package candor.query.task;

import candor.query.fold.ReadModel;
import candor.task.TaskQuery;
import candor.task.TaskQuery.FindTask;
import candor.task.TaskQuery.FindTasks;
import candor.task.TaskQuery.FindTasksOf;
import candor.task.TaskRow;
import candor.task.TaskState;
import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.bson.conversions.Bson;

/** Answers what is asked about tasks. */
public final class TaskQueries {
    private static final Comparator<TaskRow> DUE_FIRST = Comparator.comparing((TaskRow row) -> row.due() == null ? Instant.MAX : row.due().at()).thenComparing(TaskRow::ordinal);
    private static final Comparator<TaskRow> BOARD =
            Comparator.comparing(TaskRow::phase).thenComparing((TaskRow row) -> row.state() != TaskState.OPEN).thenComparing(DUE_FIRST);

    private final ReadModel<TaskFold> tasks;
    private final TaskRows rows;

    TaskQueries(ReadModel<TaskFold> tasks, TaskRows rows) {
        this.tasks = tasks;
        this.rows = rows;
    }

    @SuppressWarnings("unchecked") // each query states the type of its answer
    public <R> R answer(TaskQuery<R> query) {
        return (R) switch (query) {
            case FindTasks of -> rows.of(found(Filters.eq("incident", of.incident()), _ -> true)).stream().sorted(BOARD).toList();
            case FindTasksOf mine -> mine(mine.account());
            case FindTask one -> tasks.find(one.task()).map(row -> rows.view(row.state()));
        };
    }

    /** Whose it is stands sealed in the row, so it is read there and not in an index. */
    private List<TaskRow> mine(String account) {
        List<TaskFold> own = found(
                Filters.eq("state", TaskState.OPEN.name()), task -> task.assignee() != null && task.assignee().text().filter(account::equals).isPresent());
        return rows.of(own).stream().sorted(DUE_FIRST).toList();
    }

    /** Everybody's are looked at a few at a time, and only what is asked for is kept: so there is no number at which it ends. */
    private List<TaskFold> found(Bson filter, Predicate<TaskFold> wanted) {
        List<TaskFold> found = new ArrayList<>();
        tasks.each(filter, row -> {
            if (wanted.test(row.state())) {
                found.add(row.state());
            }
        });
        return found;
    }
}
