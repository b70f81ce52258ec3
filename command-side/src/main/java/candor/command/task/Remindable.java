package candor.command.task;

import candor.DomainEvent;
import candor.TagKey;
import candor.command.Fold;
import candor.command.History;
import candor.command.StoredEvents;
import candor.sealing.Personal;
import candor.task.TaskDue;
import candor.task.TaskEvent.TaskAssigned;
import candor.task.TaskEvent.TaskCompleted;
import candor.task.TaskEvent.TaskReminded;
import candor.task.TaskEvent.TaskReopened;
import candor.task.TaskEvent.TaskSkipped;
import candor.task.TaskEvent.TasksReminded;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Of which tasks of an incident somebody may be reminded: once for each instant at which one was due, and only while it is open. That a task was
 * added says nothing about that, so only those are in here of which more was said.
 */
record Remindable(Map<String, Told> tasks) {
    private static final List<Class<? extends DomainEvent>> EVENTS =
            List.of(TaskAssigned.class, TaskCompleted.class, TaskSkipped.class, TaskReopened.class, TaskReminded.class, TasksReminded.class);
    private static final Fold<Remindable> FOLD = new Fold<>(new Remindable(Map.of()), Remindable::evolve);

    static Remindable read(String incident, History history) {
        return history.fold(EventCriteria.havingTags(Tag.of(TagKey.OF_INCIDENT, incident)).andBeingOneOfTypes(StoredEvents.namesOf(EVENTS)), FOLD);
    }

    boolean isLeft(TaskDue due) {
        Told task = told(due.task());
        return task.open() && !task.reminded().contains(due.due());
    }

    /** Value is an account reference. */
    Optional<Personal> assignee(String task) {
        return Optional.ofNullable(told(task).assignee());
    }

    private Told told(String task) {
        return tasks.getOrDefault(task, Told.ADDED);
    }

    private Remindable evolve(DomainEvent event) {
        return switch (event) {
            case TaskAssigned e -> after(e.task(), told -> new Told(told.open(), told.reminded(), e.assignee()));
            case TaskCompleted e -> after(e.task(), told -> told.open(false));
            case TaskSkipped e -> after(e.task(), told -> told.open(false));
            case TaskReopened e -> after(e.task(), told -> told.open(true));
            case TaskReminded e -> after(e.task(), told -> told.reminded(e.due()));
            case TasksReminded e -> after(e.tasks());
            default -> this;
        };
    }

    private Remindable after(String task, UnaryOperator<Told> step) {
        Map<String, Told> all = new HashMap<>(tasks);
        all.put(task, step.apply(told(task)));
        return new Remindable(all);
    }

    private Remindable after(List<TaskDue> reminded) {
        Map<String, Told> all = new HashMap<>(tasks);
        reminded.forEach(one -> all.put(one.task(), all.getOrDefault(one.task(), Told.ADDED).reminded(one.due())));
        return new Remindable(all);
    }

    /**
     * What was said of a task.
     *
     * @param reminded the due instants of which somebody was reminded
     * @param assignee value is an account reference
     */
    private record Told(boolean open, Set<Instant> reminded, @Nullable Personal assignee) {
        private static final Told ADDED = new Told(true, Set.of(), null);

        private Told open(boolean now) {
            return new Told(now, reminded, assignee);
        }

        private Told reminded(Instant due) {
            Set<Instant> more = new HashSet<>(reminded);
            more.add(due);
            return new Told(open, Set.copyOf(more), assignee);
        }
    }
}
