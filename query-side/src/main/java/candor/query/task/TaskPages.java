package candor.query.task;

import candor.incident.IncidentRow;
import candor.incident.IncidentState;
import candor.platform.command.Actor;
import candor.platform.command.CommandRights;
import candor.query.Queries;
import candor.query.ReadRights;
import candor.query.console.Part;
import candor.query.console.ConsolePage;
import candor.query.console.NotFound;
import candor.query.console.Reader;
import candor.query.console.form.Labels;
import candor.task.Phase;
import candor.task.PlaybookQuery.FindPlaybooks;
import candor.task.PlaybookView;
import candor.task.TaskCommand.AddTask;
import candor.task.TaskCommand.ApplyPlaybook;
import candor.task.TaskQuery.FindTask;
import candor.task.TaskQuery.FindTasks;
import candor.task.TaskQuery.FindTasksOf;
import candor.task.TaskRow;
import candor.task.TaskState;
import candor.task.TaskView;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The task board of an incident, everybody's own tasks, and the page of one. */
@ConsolePage
public class TaskPages {
    private final Queries queries;
    private final Reader reader;
    private final TaskActs acts;
    private final InstantSource clock;

    public TaskPages(Queries queries, Reader reader, Labels labels, ObjectProvider<InstantSource> clock) {
        this.queries = queries;
        this.reader = reader;
        this.acts = new TaskActs(labels);
        this.clock = clock.getIfAvailable(InstantSource::system);
    }

    @GetMapping("/tasks")
    ModelAndView mine(@RequestParam(defaultValue = "0") int from) {
        Actor actor = reader.who(ReadRights::incidents);
        var part = new Part<>(queries.ask(new FindTasksOf(actor.account())), from);
        return new ModelAndView("my-tasks").addObject("part", part).addObject("tasks", TaskSight.shown(part.items(), actor, queries)).addObject("now", clock.instant());
    }

    @GetMapping("/incidents/{incident}/tasks")
    ModelAndView board(@PathVariable String incident, @RequestParam(defaultValue = "false") boolean mine) {
        return board(incident, mine, reader.who(ReadRights::incidents));
    }

    private ModelAndView board(String incident, boolean mine, Actor actor) {
        TaskSight sight = TaskSight.of(actor, incident, queries);
        IncidentRow row = sight.incident();
        List<TaskRow> all = sight.shown(queries.ask(new FindTasks(incident)));
        List<TaskRow> shown = all.stream().filter(task -> !mine || isOf(task, actor)).toList();
        Map<Phase, List<TaskRow>> phases = new EnumMap<>(Phase.class);
        for (Phase phase : Phase.values()) {
            phases.put(phase, shown.stream().filter(task -> task.phase() == phase).toList());
        }
        boolean open = row.state() == IncidentState.OPEN;
        return new ModelAndView("task-board")
                .addObject("row", row)
                .addObject("phases", phases)
                .addObject("all", all)
                .addObject("overdue", shown.stream().filter(TaskRow::overdue).toList())
                .addObject("open", all.stream().filter(task -> task.state() == TaskState.OPEN).count())
                .addObject("mine", mine)
                .addObject("now", clock.instant())
                .addObject("mayAdd", open && CommandRights.permits(actor, AddTask.class))
                .addObject("offered", open && CommandRights.permits(actor, ApplyPlaybook.class) ? offered(all) : List.of());
    }

    /** Those that were not applied yet. */
    private List<Offer> offered(List<TaskRow> tasks) {
        return queries.ask(new FindPlaybooks()).stream()
                .filter(playbook -> playbook.retired() == null && tasks.stream().noneMatch(task -> playbook.playbook().equals(task.playbook())))
                .map(playbook -> new Offer(playbook, UUID.randomUUID().toString()))
                .toList();
    }

    /** A playbook that can be applied; {@code key} is the idempotency key of its button. */
    record Offer(PlaybookView playbook, String key) {}

    private static boolean isOf(TaskRow task, Actor actor) {
        return task.assignee() != null && task.assignee().account().equals(actor.account());
    }

    @GetMapping("/tasks/{task}")
    ModelAndView show(@PathVariable String task) {
        Actor actor = reader.who(ReadRights::incidents);
        TaskView found = queries.ask(new FindTask(task)).orElseThrow(() -> new NotFound("There is no such task in this ledger."));
        TaskSight sight = TaskSight.of(actor, found.row().incident(), queries);
        TaskView view = sight.shown(found);
        return new ModelAndView("task")
                .addObject("view", view)
                .addObject("task", view.row())
                .addObject("row", sight.incident())
                .addObject("now", clock.instant())
                .addObject("acts", acts.of(view.row(), actor));
    }
}
