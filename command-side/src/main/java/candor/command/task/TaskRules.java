package candor.command.task;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.AccountStanding;
import candor.command.Caller;
import candor.command.History;
import candor.command.IncidentStanding;
import candor.command.NeedToKnow;
import candor.sealing.Personal;
import candor.task.TaskCommand.AssignTask;
import candor.task.TaskCommand.CompleteTask;
import candor.task.TaskCommand.ReopenTask;
import candor.task.TaskCommand.SkipTask;
import candor.task.TaskEvent.TaskAssigned;
import candor.task.TaskEvent.TaskCompleted;
import candor.task.TaskEvent.TaskReopened;
import candor.task.TaskEvent.TaskSkipped;
import candor.testimony.Attribution;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may be done with a task. That it is done is a fact, and taken even when the incident is closed; all else is an act. */
final class TaskRules {
    private TaskRules() {}

    static List<DomainEvent> assign(AssignTask command, Caller caller, History history) {
        Task task = Task.require(command.task(), history).requireOpen();
        String incident = task.added().incident();
        IncidentStanding.read(incident, history).requireOpen("you assign its tasks");
        Optional<String> before = Optional.ofNullable(task.assignee()).flatMap(Personal::text);
        if (before.isPresent() && before.equals(command.assignee().text())) {
            throw new RuleViolation("task.already-assigned", "This task is theirs already: nothing is left to do.");
        }
        AccountStanding.requireOpen(command.assignee(), "task.no-such-account", history);
        NeedToKnow.requireSees(command.assignee(), incident, history);
        Attribution by = command.attribution();
        return List.of(new TaskAssigned(
                incident, command.task(), task.added().step(), command.assignee(), known(task.assignee()), by.occurred(), by.known(), by.by(), by.means()));
    }

    /** Whoever is erased is nobody any more. */
    private static @Nullable Personal known(@Nullable Personal assignee) {
        return assignee == null || assignee.text().isEmpty() ? null : assignee;
    }

    static List<DomainEvent> complete(CompleteTask command, Caller caller, History history) {
        Task task = Task.require(command.task(), history).requireOpen();
        if (command.outOfOrder() == null) {
            requireNothingOpenBefore(task, history);
        }
        Attribution by = command.attribution();
        return List.of(new TaskCompleted(
                task.added().incident(), command.task(), task.added().step(), command.result(), command.outOfOrder(), by.occurred(), by.known(), by.by(), by.means()));
    }

    /** What was done out of order was done all the same: it is taken once somebody says why. */
    private static void requireNothingOpenBefore(Task task, History history) {
        List<String> open = task.added().after().stream()
                .flatMap(before -> Task.read(before, history).stream())
                .filter(Task::isOpen)
                .map(before -> Objects.requireNonNullElse(before.added().step(), "added by hand"))
                .toList();
        if (!open.isEmpty()) {
            throw new RuleViolation("task.out-of-order", "The step " + Objects.requireNonNullElse(task.added().step(), "of this task") + " waits for " + Steps.named(open)
                    + ", still open: do that first, or say why this was done before.");
        }
    }

    static List<DomainEvent> skip(SkipTask command, Caller caller, History history) {
        Task task = Task.require(command.task(), history).requireOpen();
        String incident = task.added().incident();
        IncidentStanding.read(incident, history).requireOpen("you skip its tasks");
        Attribution by = command.attribution();
        return List.of(new TaskSkipped(incident, command.task(), task.added().step(), command.reason(), by.occurred(), by.known(), by.by(), by.means()));
    }

    static List<DomainEvent> reopen(ReopenTask command, Caller caller, History history) {
        Task task = Task.require(command.task(), history);
        if (task.isOpen()) {
            throw new RuleViolation("task.open", "This task is open: nothing is left to do.");
        }
        String incident = task.added().incident();
        IncidentStanding.read(incident, history).requireOpen("you open its tasks again");
        Attribution by = command.attribution();
        return List.of(new TaskReopened(incident, command.task(), task.added().step(), command.reason(), by.occurred(), by.known(), by.by(), by.means()));
    }
}
