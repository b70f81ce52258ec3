package candor.command.task;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.command.Caller;
import candor.command.History;
import candor.command.StoredEvents;
import candor.task.TaskCommand.RemindOfTask;
import candor.task.TaskEvent.TaskCompleted;
import candor.task.TaskEvent.TaskReminded;
import candor.task.TaskEvent.TaskReopened;
import candor.task.TaskEvent.TaskSkipped;
import java.util.List;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * Whether somebody is to be reminded: once for each instant at which a task was due, and only while it is open. Whether it is due is the
 * sweeper's to know; whoever moves an anchor at this moment gets a reminder that was right when it was made.
 */
record Reminding(boolean open, boolean reminded) {

    static List<DomainEvent> remind(RemindOfTask command, Caller caller, History history) {
        var entries = EventCriteria.havingTags(Tag.of(TagKey.OF_TASK, command.task())).andBeingOneOfTypes(
                StoredEvents.namesOf(List.of(TaskCompleted.class, TaskSkipped.class, TaskReopened.class, TaskReminded.class)));
        Reminding so = history.fold(entries, new Reminding(true, false), (before, event) -> before.evolve(event, command));
        if (!so.open() || so.reminded()) {
            throw new RuleViolation("task.no-reminder-due", "Nobody needs to be reminded of this task: it is not open any more, or somebody was reminded.");
        }
        return List.of(new TaskReminded(command.incident(), command.task(), command.step(), command.due(), command.recipient(), command.letter()));
    }

    private Reminding evolve(DomainEvent event, RemindOfTask command) {
        return switch (event) {
            case TaskCompleted _, TaskSkipped _ -> new Reminding(false, reminded);
            case TaskReopened _ -> new Reminding(true, reminded);
            case TaskReminded e -> new Reminding(open, reminded || e.due().equals(command.due()));
            default -> this;
        };
    }
}
