package candor.query.task;

import candor.query.fold.ReadModel;
import candor.query.fold.Row;
import candor.task.TaskQuery;
import candor.task.TaskQuery.FindTask;
import candor.task.TaskQuery.FindTasks;
import candor.task.TaskQuery.FindTasksOf;
import candor.task.TaskRow;
import candor.task.TaskState;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.bson.conversions.Bson;

/** Answers what is asked about tasks. */
public final class TaskQueries {
    private static final int MOST = 10_000;
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
            case FindTasks of -> rows.of(found(Filters.eq("incident", of.incident()))).stream().sorted(BOARD).toList();
            case FindTasksOf mine -> mine(mine.account());
            case FindTask one -> tasks.find(one.task()).map(row -> rows.view(row.state()));
        };
    }

    /** Whose it is stands sealed in the row, so it is read there and not in an index. */
    private List<TaskRow> mine(String account) {
        List<TaskFold> own = found(Filters.eq("state", TaskState.OPEN.name())).stream()
                .filter(task -> task.assignee() != null && task.assignee().text().filter(account::equals).isPresent())
                .toList();
        return rows.of(own).stream().sorted(DUE_FIRST).toList();
    }

    private List<TaskFold> found(Bson filter) {
        return tasks.find(filter, Sorts.ascending("n"), 0, MOST).stream().map(Row::state).toList();
    }
}
