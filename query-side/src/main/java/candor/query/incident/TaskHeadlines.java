package candor.query.incident;

import candor.query.UnitWords;
import candor.task.DueOffset;
import candor.task.PlaybookEvent;
import candor.task.PlaybookEvent.PlaybookPublished;
import candor.task.PlaybookEvent.PlaybookRetired;
import candor.task.PlaybookEvent.PlaybookStepPublished;
import candor.task.TaskDue;
import candor.task.TaskEvent;
import candor.task.TaskEvent.PlaybookApplied;
import candor.task.TaskEvent.ReminderOutcomeRecorded;
import candor.task.TaskEvent.TaskAdded;
import candor.task.TaskEvent.TaskAssigned;
import candor.task.TaskEvent.TaskCompleted;
import candor.task.TaskEvent.TaskReminded;
import candor.task.TaskEvent.TaskReopened;
import candor.task.TaskEvent.TaskSkipped;
import candor.task.TaskEvent.TasksReminded;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One plain sentence for each event of tasks and playbooks. */
final class TaskHeadlines {
    /** A line of the timeline is read at a glance; the board and each task's own page say the rest. */
    private static final int MOST_NAMED = 5;

    private TaskHeadlines() {}

    static String of(TaskEvent event) {
        return switch (event) {
            case PlaybookApplied e -> "Version " + e.version() + " of a playbook was applied: " + e.tasks() + (e.tasks() == 1 ? " task" : " tasks");
            case TaskAdded e -> task(e.step()) + " was added: " + Headlines.word(e.phase()) + ", for " + Headlines.word(e.responsibility()) + due(e.due());
            case TaskAssigned e -> task(e.step()) + (e.before() == null ? " was given to somebody" : " was given to somebody else");
            case TaskCompleted e -> task(e.step()) + " was done" + (e.outOfOrder() == null ? "" : ", before what it waits for");
            case TaskSkipped e -> task(e.step()) + " was skipped";
            case TaskReopened e -> task(e.step()) + " was opened again";
            case TaskReminded e -> reminded(List.of(new TaskDue(e.task(), e.step(), e.due())));
            case TasksReminded e -> reminded(e.tasks());
            case ReminderOutcomeRecorded e -> switch (e.outcome()) {
                case HANDED_OVER -> "The mail server took a reminder";
                case NOT_SENT -> "The mail server did not take a reminder";
                case PERHAPS_SENT -> "The mail server may have taken a reminder";
            };
        };
    }

    static String of(PlaybookEvent event) {
        return switch (event) {
            case PlaybookPublished e -> "Version " + e.version() + " was published with " + e.steps() + (e.steps() == 1 ? " step" : " steps");
            case PlaybookStepPublished e -> "Step " + e.number() + " of version " + e.version() + ": " + e.step();
            case PlaybookRetired _ -> "The playbook is offered no longer";
        };
    }

    private static String reminded(List<TaskDue> tasks) {
        TaskDue first = tasks.getFirst();
        if (tasks.size() == 1) {
            return "Somebody was to be reminded by mail: " + lower(task(first.step())) + " was due " + first.due();
        }
        String which = tasks.size() > MOST_NAMED ? "" : tasks.stream().map(due -> Objects.requireNonNullElse(due.step(), "one added by hand")).collect(Collectors.joining(", ", ": ", ""));
        return "Somebody was to be reminded by mail of " + tasks.size() + " tasks that were due" + which;
    }

    private static String task(@Nullable String step) {
        return step == null ? "A task added by hand" : "Task " + step;
    }

    private static String lower(String words) {
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    private static String due(@Nullable DueOffset due) {
        return due == null ? "" : ", due " + UnitWords.amount(due.amount(), Headlines.word(due.unit())) + " after " + Headlines.word(due.anchor());
    }
}
