package candor.task;

import candor.access.NamedAccount;
import candor.incident.TimelineEntry.NamedText;
import candor.testimony.Testimony;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task and what has happened to it, in the order in which it was recorded. */
public record TaskView(TaskRow row, List<TaskStep> steps, List<Reminder> reminders) {
    public TaskView {
        steps = List.copyOf(steps);
        reminders = List.copyOf(reminders);
    }

    /**
     * One entry.
     * @param ordinal in the incident's stream
     * @param headline one plain sentence without sealed text
     */
    public record TaskStep(long ordinal, long position, String headline, List<NamedText> texts, Testimony testimony) {}

    /**
     * A reminder by mail.
     * @param outcome absent where nothing is recorded: it is not known to have been sent
     */
    public record Reminder(String letter, Instant due, NamedAccount recipient, Instant recorded, @Nullable ReminderOutcome outcome) {}
}
