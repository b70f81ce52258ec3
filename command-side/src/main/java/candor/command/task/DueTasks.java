package candor.command.task;

import candor.DomainEvent;
import candor.command.sweep.DueFeed;
import candor.command.sweep.DueTable;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.ClosureEvent.IncidentReopened;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.JoinEvent.IncidentMerged;
import candor.platform.context.ContextModule;
import candor.task.Anchors;
import candor.task.DueOffset;
import candor.task.TaskDue;
import candor.task.TaskEvent;
import candor.task.TaskEvent.TaskAdded;
import candor.task.TaskEvent.TaskCompleted;
import candor.task.TaskEvent.TaskReminded;
import candor.task.TaskEvent.TaskReopened;
import candor.task.TaskEvent.TaskSkipped;
import candor.task.TaskEvent.TasksReminded;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;

/**
 * Keeps the table of what is due as the log says so; one command node at a time does it, and goes on where another stopped. Handled twice, an event
 * changes nothing the second time. An incident without tasks costs a look and no row: what it says is read when its first task comes.
 */
public final class DueTasks implements ContextModule {
    static final String KIND = "task";

    private static final List<Class<? extends DomainEvent>> OF_TASKS =
            List.of(TaskAdded.class, TaskCompleted.class, TaskSkipped.class, TaskReopened.class, TaskReminded.class, TasksReminded.class);
    private static final List<Class<? extends DomainEvent>> AROUND =
            Stream.concat(Anchors.EVENTS.stream(), Stream.of(IncidentClosed.class, IncidentReopened.class, IncidentMerged.class)).toList();

    private final DueTable table;

    public DueTasks(DueTable table) {
        this.table = table;
    }

    @Override
    public EventSourcingConfigurer configure(EventSourcingConfigurer configurer) {
        List<Class<? extends DomainEvent>> events = Stream.concat(OF_TASKS.stream(), AROUND.stream().filter(type -> type != IncidentDeclared.class)).toList();
        return new DueFeed("due-tasks", events).configure(configurer, axon -> {
            DueRows rows = new DueRows(table, incident -> Surrounding.read(axon, incident, AROUND));
            return told -> {
                if (told.event() instanceof TaskEvent) {
                    task(rows, told.event(), told.recorded());
                } else {
                    told.incident().flatMap(rows::surroundings).ifPresent(before -> rows.put(before.after(told.event(), told.recorded(), told.position())));
                }
            };
        });
    }

    private static void task(DueRows rows, DomainEvent event, Instant recorded) {
        switch (event) {
            case TaskAdded e -> {
                DueOffset offset = e.due();
                if (offset != null) {
                    rows.add(DueTask.of(e, offset, recorded));
                }
            }
            case TaskCompleted e -> rows.change(e.task(), e);
            case TaskSkipped e -> rows.change(e.task(), e);
            case TaskReopened e -> rows.change(e.task(), e);
            case TaskReminded e -> rows.change(e.task(), e);
            case TasksReminded e -> rows.change(e.tasks().stream().map(TaskDue::task).toList(), e);
            default -> throw new IllegalArgumentException("not subscribed to");
        }
    }
}
