package candor.task;

import candor.DomainCommand;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Attribution;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

/** What can be asked of the tasks of an incident. */
public sealed interface TaskCommand extends DomainCommand {

    /** Makes a task of every step of a version, in one append; one playbook can be applied to an incident once. Act. */
    record ApplyPlaybook(@TargetEntityId String incident, String playbook, long version, Attribution attribution) implements TaskCommand {

        /** The same step of the same playbook is the same task of an incident: a name-based UUID (RFC 9562 section 5.3). */
        public static String task(String incident, String playbook, String step) {
            return UUID.nameUUIDFromBytes((incident + "/" + playbook + "/" + step).getBytes(StandardCharsets.UTF_8)).toString();
        }
    }

    /**
     * Adds one task by hand. Act.
     * @param task UUIDv7 made by the client
     */
    record AddTask(
            String incident,
            @TargetEntityId String task,
            FreeText title,
            @Nullable FreeText instruction,
            Phase phase,
            Responsibility responsibility,
            @Nullable DueOffset due,
            Attribution attribution)
            implements TaskCommand {}

    /** Gives it to somebody, or to somebody else. The value of {@code assignee} is an account reference. Act. */
    record AssignTask(@TargetEntityId String task, Personal assignee, Attribution attribution) implements TaskCommand {}

    /**
     * Says that it is done. Fact.
     * @param outOfOrder why it was done before the tasks it waits for; needed where one of them is still open
     */
    record CompleteTask(@TargetEntityId String task, FreeText result, @Nullable FreeText outOfOrder, Attribution attribution) implements TaskCommand {}

    /** Decides that it is not done. Act. */
    record SkipTask(@TargetEntityId String task, FreeText reason, Attribution attribution) implements TaskCommand {}

    /** It was not done after all, or has to be done again. Act. */
    record ReopenTask(@TargetEntityId String task, FreeText reason, Attribution attribution) implements TaskCommand {}

    /**
     * Writes down who is reminded of the tasks of an incident that are due, before the mails go out: whoever is to do them, else whoever is in command;
     * everybody once for all of theirs. What has ended, and what somebody was reminded of at that instant, is left out. Asked by an automation. Act.
     * @param tasks what is due
     * @param pass random name of the pass in which it was found; the letters take their names from it
     */
    record RemindOfTasks(@TargetEntityId String incident, List<TaskDue> tasks, String pass) implements TaskCommand {
        public RemindOfTasks {
            tasks = List.copyOf(tasks);
        }
    }

    /** Writes down what became of the mail. Asked by an automation. Fact. */
    record RecordReminderOutcome(@TargetEntityId String incident, String letter, List<String> tasks, ReminderOutcome outcome) implements TaskCommand {}
}
