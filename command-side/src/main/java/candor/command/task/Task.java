package candor.command.task;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.command.Fold;
import candor.command.History;
import candor.sealing.Personal;
import candor.task.TaskEvent.TaskAdded;
import candor.task.TaskEvent.TaskAssigned;
import candor.task.TaskEvent.TaskCompleted;
import candor.task.TaskEvent.TaskReopened;
import candor.task.TaskEvent.TaskSkipped;
import candor.task.TaskState;
import java.util.Optional;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/** A task as far as deciding about it needs to know. */
record Task(TaskAdded added, TaskState state, @Nullable Personal assignee) {
    private static final Fold<Optional<Task>> FOLD = new Fold<>(Optional.empty(), Task::evolve);

    static EventCriteria entries(String task) {
        return EventCriteria.havingTags(Tag.of(TagKey.OF_TASK, task));
    }

    static Optional<Task> read(String task, History history) {
        return history.fold(entries(task), FOLD);
    }

    /** @throws RuleViolation {@code task.not-found} */
    static Task require(String task, History history) {
        return read(task, history).orElseThrow(() -> new RuleViolation("task.not-found", "There is no such task: check the link, or look at the tasks of the incident."));
    }

    private static Optional<Task> evolve(Optional<Task> before, DomainEvent event) {
        return event instanceof TaskAdded added ? Optional.of(new Task(added, TaskState.OPEN, null)) : before.map(task -> task.next(event));
    }

    private Task next(DomainEvent event) {
        return switch (event) {
            case TaskAssigned e -> new Task(added, state, e.assignee());
            case TaskCompleted _ -> new Task(added, TaskState.DONE, assignee);
            case TaskSkipped _ -> new Task(added, TaskState.SKIPPED, assignee);
            case TaskReopened _ -> new Task(added, TaskState.OPEN, assignee);
            default -> this;
        };
    }

    boolean isOpen() {
        return state == TaskState.OPEN;
    }

    Task requireOpen() {
        if (!isOpen()) {
            throw new RuleViolation("task.not-open", "This task is " + (state == TaskState.DONE ? "done" : "skipped") + " already: open it again first if it has to be done after all.");
        }
        return this;
    }
}
