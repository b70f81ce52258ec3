package candor.command.incident.theme;

import candor.DomainEvent;
import candor.task.TaskEvent.TaskAdded;
import candor.task.TaskEvent.TaskCompleted;
import candor.task.TaskEvent.TaskReopened;
import candor.task.TaskEvent.TaskSkipped;
import java.util.HashSet;
import java.util.Set;

/** The tasks that are neither done nor skipped. */
public record OpenTasks(Set<String> tasks) {
    public static final OpenTasks NONE = new OpenTasks(Set.of());

    public OpenTasks evolve(DomainEvent event) {
        return switch (event) {
            case TaskAdded e -> with(e.task());
            case TaskReopened e -> with(e.task());
            case TaskCompleted e -> without(e.task());
            case TaskSkipped e -> without(e.task());
            default -> this;
        };
    }

    private OpenTasks with(String task) {
        var more = new HashSet<>(tasks);
        more.add(task);
        return new OpenTasks(Set.copyOf(more));
    }

    private OpenTasks without(String task) {
        var fewer = new HashSet<>(tasks);
        fewer.remove(task);
        return new OpenTasks(Set.copyOf(fewer));
    }
}
