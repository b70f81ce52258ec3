package candor.query.task;

import candor.query.fold.EventComponents;
import candor.query.fold.EventEnvelope;
import candor.query.fold.EventNames;
import candor.query.fold.Projection;
import candor.task.TaskDue;
import candor.task.TaskEvent;
import candor.task.TaskEvent.ReminderOutcomeRecorded;
import candor.task.TaskEvent.TasksReminded;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tasks of all incidents: one row per task. */
public final class TaskProjection implements Projection<TaskFold> {

    @Override
    public String name() {
        return "tasks";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> events() {
        return EventNames.of(TaskEvent.class);
    }

    @Override
    public Class<TaskFold> state() {
        return TaskFold.class;
    }

    @Override
    public List<String> keys(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case ReminderOutcomeRecorded event -> event.tasks();
            case TasksReminded event -> event.tasks().stream().map(TaskDue::task).toList();
            default -> Optional.ofNullable(EventComponents.value(envelope.event(), "task", String.class)).stream().toList();
        };
    }

    @Override
    public @Nullable TaskFold fold(String key, @Nullable TaskFold before, EventEnvelope envelope) {
        return TaskFold.after(before, envelope);
    }

    @Override
    public Map<String, Object> indexed(TaskFold state) {
        return Map.of("incident", state.added().incident(), "n", state.ordinal(), "state", state.state().name());
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("incident", "n"), List.of("state"));
    }
}
