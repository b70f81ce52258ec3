package candor.command.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.command.History;
import candor.command.IncidentStanding;
import candor.command.StoredEvents;
import candor.sealing.Personal;
import candor.task.TaskCommand.RemindOfTask;
import candor.task.TaskEvent.TaskAssigned;
import candor.task.TaskEvent.TaskCompleted;
import candor.task.TaskEvent.TaskReminded;
import candor.task.TaskEvent.TaskReopened;
import candor.task.TaskEvent.TaskSkipped;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody is to be reminded: once for each instant at which a task was due, and only while it is open. Whether it is due is the
 * sweeper's to know; whoever moves an anchor at this moment gets a reminder that was right when it was made.
 *
 * @param assignee value is an account reference
 */
record Reminding(boolean open, boolean reminded, @Nullable Personal assignee) {
    private static final Reminding NOT_YET = new Reminding(true, false, null);
    private static final List<Class<? extends DomainEvent>> EVENTS =
            List.of(TaskAssigned.class, TaskCompleted.class, TaskSkipped.class, TaskReopened.class, TaskReminded.class);

    /**
     * Only the pass whose decision was stored, and only once it is durable, is told to send: all others learn that the command was given before with
     * another body. If its process dies before it has sent, nobody ever sends.
     */
    static List<DomainEvent> remind(RemindOfTask command, History history, BiConsumer<TaskReminded, String> outbox) {
        var entries = EventCriteria.havingTags(Tag.of(TagKey.OF_TASK, command.task())).andBeingOneOfTypes(StoredEvents.namesOf(EVENTS));
        Reminding so = history.fold(entries, NOT_YET, (before, event) -> before.evolve(event, command));
        if (!so.open() || so.reminded() || IncidentStanding.read(command.incident(), history) != IncidentStanding.OPEN) {
            throw new RuleViolation("task.no-reminder-due", "Nobody needs to be reminded of this task: it or its incident is not open any more, or somebody was reminded.");
        }
        Reached reached = Reached.of(so.assignee(), command.incident(), history);
        var reminded = new TaskReminded(command.incident(), command.task(), command.step(), command.due(), reached.account(), letter(command, reached));
        history.onceDurable(() -> outbox.accept(reminded, reached.address()));
        return List.of(reminded);
    }

    /** One letter for each person, incident and pass of the sweeper. */
    private static String letter(RemindOfTask command, Reached reached) {
        return UUID.nameUUIDFromBytes((command.pass() + "/" + command.incident() + "/" + reached.account().text().orElse("")).getBytes(UTF_8)).toString();
    }

    private Reminding evolve(DomainEvent event, RemindOfTask command) {
        return switch (event) {
            case TaskAssigned e -> new Reminding(open, reminded, e.assignee());
            case TaskCompleted _, TaskSkipped _ -> new Reminding(false, reminded, assignee);
            case TaskReopened _ -> new Reminding(true, reminded, assignee);
            case TaskReminded e -> new Reminding(open, reminded || e.due().equals(command.due()), assignee);
            default -> this;
        };
    }
}
