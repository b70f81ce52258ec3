package candor.task;

import candor.DomainQuery;
import java.util.List;
import java.util.Optional;

/** What can be asked about tasks. */
public sealed interface TaskQuery<R> extends DomainQuery<R> {

    /** All tasks of an incident: by phase, in each the open ones first, and of these the one that is due first. */
    record FindTasks(String incident) implements TaskQuery<List<TaskRow>> {}

    /** The open tasks of one person over all incidents, what is due first first, what has no due instant last. */
    record FindTasksOf(String account) implements TaskQuery<List<TaskRow>> {}

    /** One task with its history. */
    record FindTask(String task) implements TaskQuery<Optional<TaskView>> {}
}
