package candor.query.incident.work;

import candor.query.fold.EventEnvelope;
import candor.task.TaskEvent.TaskAdded;
import candor.task.TaskEvent.TaskCompleted;
import candor.task.TaskEvent.TaskReopened;
import candor.task.TaskEvent.TaskSkipped;
import java.util.List;
import java.util.stream.Stream;

/** The tasks that are neither done nor skipped. */
public record OpenTasks(List<String> tasks) {
    public static final OpenTasks NONE = new OpenTasks(List.of());

    public OpenTasks after(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case TaskAdded e -> with(e.task());
            case TaskReopened e -> with(e.task());
            case TaskCompleted e -> without(e.task());
            case TaskSkipped e -> without(e.task());
            default -> this;
        };
    }

    private OpenTasks with(String task) {
        return new OpenTasks(Stream.concat(tasks.stream(), Stream.of(task)).distinct().toList());
    }

    private OpenTasks without(String task) {
        return new OpenTasks(tasks.stream().filter(open -> !open.equals(task)).toList());
    }
}
