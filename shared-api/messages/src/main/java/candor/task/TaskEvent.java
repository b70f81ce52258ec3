package candor.task;

import candor.DomainEvent;
import candor.TagKey;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Means;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;
import org.jspecify.annotations.Nullable;

/** What has happened to the tasks of an incident; it stands in the incident's stream. */
public sealed interface TaskEvent extends DomainEvent {

    /** The incident it is about. Each event of one task names its {@code step} again, so that every entry says by itself which task it is about. */
    String incident();

    /**
     * A version of a playbook was applied; its tasks follow in the same append.
     * @param tasks how many tasks follow
     */
    @Event(namespace = "task", name = "PlaybookApplied", version = "1")
    record PlaybookApplied(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            @EventTag(key = TagKey.OF_PLAYBOOK) String playbook,
            long version,
            FreeText title,
            int tasks,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements TaskEvent {}

    /**
     * Something has to be done.
     * @param playbook it comes from, absent where it was added by hand, as are {@code version} and {@code step}
     * @param step key of the step
     * @param after the tasks that have to be done before
     */
    @Event(namespace = "task", name = "TaskAdded", version = "1")
    record TaskAdded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            @EventTag(key = TagKey.OF_TASK) String task,
            @Nullable String playbook,
            @Nullable Long version,
            @Nullable String step,
            FreeText title,
            @Nullable FreeText instruction,
            Phase phase,
            Responsibility responsibility,
            @Nullable DueOffset due,
            List<String> after,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements TaskEvent {}

    /**
     * Somebody is to do it. The values are account references.
     * @param before who was to do it until then
     */
    @Event(namespace = "task", name = "TaskAssigned", version = "1")
    record TaskAssigned(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            @EventTag(key = TagKey.OF_TASK) String task,
            @Nullable String step,
            Personal assignee,
            @Nullable Personal before,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements TaskEvent {}

    /**
     * It is done.
     * @param outOfOrder why it was done before tasks it waits for
     */
    @Event(namespace = "task", name = "TaskCompleted", version = "1")
    record TaskCompleted(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            @EventTag(key = TagKey.OF_TASK) String task,
            @Nullable String step,
            FreeText result,
            @Nullable FreeText outOfOrder,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means)
            implements TaskEvent {}

    /** It was decided not to do it; what waits for it no longer does. */
    @Event(namespace = "task", name = "TaskSkipped", version = "1")
    record TaskSkipped(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            @EventTag(key = TagKey.OF_TASK) String task,
            @Nullable String step,
            FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements TaskEvent {}

    /** It is open again. */
    @Event(namespace = "task", name = "TaskReopened", version = "1")
    record TaskReopened(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            @EventTag(key = TagKey.OF_TASK) String task,
            @Nullable String step,
            FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements TaskEvent {}

    /**
     * Somebody is being reminded of one task by mail. Earlier releases recorded it; what is recorded now is {@link TasksReminded}.
     * It was recorded before the mail was sent: without a {@link ReminderOutcomeRecorded} of the same letter the mail
     * is not known to have been sent, and it was never sent a second time.
     * @param due the instant the task was due, as known then
     * @param recipient value is an account reference
     */
    @Event(namespace = "task", name = "TaskReminded", version = "1")
    record TaskReminded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            @EventTag(key = TagKey.OF_TASK) String task,
            @Nullable String step,
            Instant due,
            Personal recipient,
            String letter)
            implements TaskEvent {}

    /**
     * Somebody is being reminded by one mail of all their tasks of an incident that are due. It is recorded before the mail is sent: without a
     * {@link ReminderOutcomeRecorded} of the same letter the mail is not known to have been sent, and it is never sent a second time. It names more
     * tasks than an entry may have tags, so it is found by its incident, as what became of the mail is.
     * @param tasks of which it reminds, at least one and at most {@link #MOST_TASKS}
     * @param recipient value is an account reference
     */
    @Event(namespace = "task", name = "TasksReminded", version = "1")
    record TasksReminded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            List<TaskDue> tasks,
            Personal recipient,
            String letter)
            implements TaskEvent {
        /** Some 20 KiB of the 64 that an entry may have; what is due beyond goes into another letter. */
        public static final int MOST_TASKS = 100;

        public TasksReminded {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * What became of the mail of one or more reminders.
     * @param tasks of which it reminds
     */
    @Event(namespace = "task", name = "ReminderOutcomeRecorded", version = "1")
    record ReminderOutcomeRecorded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            String letter,
            List<String> tasks,
            ReminderOutcome outcome)
            implements TaskEvent {}
}
