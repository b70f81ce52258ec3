package candor.query.task;

import candor.incident.TimelineEntry.NamedText;
import candor.query.fold.EventComponents;
import candor.query.fold.EventEnvelope;
import candor.query.incident.Headlines;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.task.ReminderOutcome;
import candor.task.TaskEvent;
import candor.task.TaskEvent.PlaybookApplied;
import candor.task.TaskEvent.ReminderOutcomeRecorded;
import candor.task.TaskEvent.TaskAdded;
import candor.task.TaskEvent.TaskAssigned;
import candor.task.TaskEvent.TaskCompleted;
import candor.task.TaskEvent.TaskReminded;
import candor.task.TaskEvent.TaskReopened;
import candor.task.TaskEvent.TaskSkipped;
import candor.task.TaskEvent.TasksReminded;
import candor.task.TaskState;
import candor.task.TaskView.TaskStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task and its history. When it is due is not in here: that hangs on the incident's anchors and is told when somebody asks.
 *
 * @param assignee value is an account reference
 */
record TaskFold(
        TaskAdded added, Instant recorded, long ordinal, TaskState state, @Nullable Personal assignee, List<TaskStep> steps, List<Sent> reminders) {

    /** A reminder as the log tells it. */
    record Sent(String letter, Instant due, Personal recipient, Instant recorded, @Nullable ReminderOutcome outcome) {
        private Sent became(ReminderOutcomeRecorded event) {
            return letter.equals(event.letter()) ? new Sent(letter, due, recipient, recorded, event.outcome()) : this;
        }
    }

    static @Nullable TaskFold after(@Nullable TaskFold before, EventEnvelope envelope) {
        if (envelope.event() instanceof TaskAdded added) {
            return new TaskFold(added, envelope.recorded(), envelope.ordinal(), TaskState.OPEN, null, List.of(step(envelope)), List.of());
        }
        return before == null || !(envelope.event() instanceof TaskEvent event) ? before : before.next(event, envelope);
    }

    private TaskFold next(TaskEvent event, EventEnvelope envelope) {
        return switch (event) {
            case PlaybookApplied _, TaskAdded _ -> this;
            case TaskAssigned e -> with(state, e.assignee(), envelope, reminders);
            case TaskCompleted _ -> with(TaskState.DONE, assignee, envelope, reminders);
            case TaskSkipped _ -> with(TaskState.SKIPPED, assignee, envelope, reminders);
            case TaskReopened _ -> with(TaskState.OPEN, assignee, envelope, reminders);
            case TaskReminded e -> with(state, assignee, envelope, more(reminders, new Sent(e.letter(), e.due(), e.recipient(), envelope.recorded(), null)));
            case TasksReminded e -> with(state, assignee, envelope, more(reminders, sent(e, envelope)));
            case ReminderOutcomeRecorded e -> with(state, assignee, envelope, reminders.stream().map(sent -> sent.became(e)).toList());
        };
    }

    private TaskFold with(TaskState next, @Nullable Personal who, EventEnvelope envelope, List<Sent> sent) {
        return new TaskFold(added, recorded, ordinal, next, who, more(steps, step(envelope)), sent);
    }

    /** A letter names a task once. */
    private List<Sent> sent(TasksReminded event, EventEnvelope envelope) {
        return event.tasks().stream().filter(due -> due.task().equals(added.task()))
                .map(due -> new Sent(event.letter(), due.due(), event.recipient(), envelope.recorded(), null)).toList();
    }

    private static <T> List<T> more(List<T> list, T one) {
        return more(list, List.of(one));
    }

    private static <T> List<T> more(List<T> list, List<T> others) {
        List<T> all = new ArrayList<>(list);
        all.addAll(others);
        return List.copyOf(all);
    }

    private static TaskStep step(EventEnvelope envelope) {
        List<NamedText> texts = EventComponents.all(envelope.event(), FreeText.class).entrySet().stream()
                .map(text -> new NamedText(text.getKey(), text.getValue()))
                .toList();
        return new TaskStep(envelope.ordinal(), envelope.position(), Headlines.of(envelope.event()), texts, envelope.testimony());
    }
}
