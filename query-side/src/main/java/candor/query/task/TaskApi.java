package candor.query.task;

import candor.RuleViolation;
import candor.platform.command.Actor;
import candor.query.Queries;
import candor.query.ReadRights;
import candor.task.TaskQuery.FindTask;
import candor.task.TaskQuery.FindTasks;
import candor.task.TaskQuery.FindTasksOf;
import candor.task.TaskRow;
import candor.task.TaskView;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Reads tasks over HTTP. */
@RestController
class TaskApi {
    private final Queries queries;

    TaskApi(Queries queries) {
        this.queries = queries;
    }

    /** All tasks of an incident, as its board has them: by phase, in each the open ones first, and of these the one that is due first. */
    @GetMapping("/api/incidents/{incident}/tasks")
    List<TaskRow> board(@PathVariable String incident, Actor actor) {
        ReadRights.require(ReadRights.incidents(actor));
        return TaskSight.of(actor, incident, queries).shown(queries.ask(new FindTasks(incident)));
    }

    /** The account's own open tasks over all incidents, what is due first first. */
    @GetMapping("/api/tasks")
    List<TaskRow> mine(Actor actor) {
        ReadRights.require(ReadRights.incidents(actor));
        return TaskSight.shown(queries.ask(new FindTasksOf(actor.account())), actor, queries);
    }

    /** One task with its history and its reminders. */
    @GetMapping("/api/tasks/{task}")
    TaskView one(@PathVariable String task, Actor actor) {
        ReadRights.require(ReadRights.incidents(actor));
        TaskView view = queries.ask(new FindTask(task)).orElseThrow(() -> new RuleViolation("task.not-found", "there is no such task: look for it on the board of its incident"));
        return TaskSight.of(actor, view.row().incident(), queries).shown(view);
    }
}
