package candor.query.task;

import candor.DomainCommand;
import candor.platform.command.Actor;
import candor.platform.command.CommandName;
import candor.platform.command.CommandRights;
import candor.query.console.Act;
import candor.query.console.form.Labels;
import candor.task.TaskCommand.AssignTask;
import candor.task.TaskCommand.CompleteTask;
import candor.task.TaskCommand.ReopenTask;
import candor.task.TaskCommand.SkipTask;
import candor.task.TaskRow;
import candor.task.TaskState;
import java.util.List;
import java.util.Optional;

/** What a person may do with a task, by their rights and its state. */
final class TaskActs {
    private static final List<Class<? extends DomainCommand>> ON_OPEN = List.of(CompleteTask.class, AssignTask.class, SkipTask.class);
    private static final List<Class<? extends DomainCommand>> ON_ENDED = List.of(ReopenTask.class);

    private final Labels labels;

    TaskActs(Labels labels) {
        this.labels = labels;
    }

    static Optional<Class<? extends DomainCommand>> named(String kebab) {
        return List.of(ON_OPEN, ON_ENDED).stream().flatMap(List::stream).filter(command -> CommandName.of(command).kebab().equals(kebab)).findFirst();
    }

    List<Act> of(TaskRow row, Actor actor) {
        return (row.state() == TaskState.OPEN ? ON_OPEN : ON_ENDED).stream()
                .filter(command -> CommandRights.permits(actor, command))
                .map(command -> new Act(labels.of(command.getSimpleName()), "/tasks/" + row.task() + "/do/" + CommandName.of(command).kebab()))
                .toList();
    }
}
