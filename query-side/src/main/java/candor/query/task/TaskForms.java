package candor.query.task;

import candor.DomainCommand;
import candor.platform.command.Actor;
import candor.platform.command.CommandRights;
import candor.query.Queries;
import candor.query.ReadRights;
import candor.query.console.Act;
import candor.query.console.ConsolePage;
import candor.query.console.Dialog;
import candor.query.console.FormDesk;
import candor.query.console.FormPage;
import candor.query.console.Handed;
import candor.query.console.NotFound;
import candor.query.console.Reader;
import candor.query.console.form.FormValues;
import candor.task.TaskCommand.AddTask;
import candor.task.TaskCommand.ApplyPlaybook;
import candor.task.TaskCommand.AssignTask;
import candor.task.TaskQuery.FindTask;
import candor.task.TaskRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The forms of tasks. */
@ConsolePage
public class TaskForms {
    private final Queries queries;
    private final Reader reader;
    private final FormPage page;
    private final FormDesk desk;

    public TaskForms(Queries queries, Reader reader, FormPage page, FormDesk desk) {
        this.queries = queries;
        this.reader = reader;
        this.page = page;
        this.desk = desk;
    }

    @GetMapping("/incidents/{incident}/tasks/new")
    ModelAndView add(@PathVariable String incident) {
        CommandRights.require(reader.actor(), AddTask.class);
        return onIncident(page.fresh(adding(incident), FormValues.of(Map.of("incident", incident))), incident);
    }

    @PostMapping("/incidents/{incident}/tasks/new")
    ModelAndView add(@PathVariable String incident, @RequestParam MultiValueMap<String, String> typed) {
        return switch (desk.hand(AddTask.class, Map.of("incident", incident), new FormValues(typed), body -> body.without("incident"))) {
            case Handed.Done _ -> new ModelAndView("redirect:" + board(incident));
            case Handed.Again again -> onIncident(page.again(adding(incident), again), incident);
        };
    }

    private static Dialog adding(String incident) {
        return new Dialog(AddTask.class, board(incident) + "/new", board(incident), null);
    }

    /** The button of the board; refused, it becomes a page with the reason. */
    @PostMapping("/incidents/{incident}/tasks/apply")
    ModelAndView apply(@PathVariable String incident, @RequestParam MultiValueMap<String, String> typed) {
        return switch (desk.hand(ApplyPlaybook.class, Map.of("incident", incident), new FormValues(typed))) {
            case Handed.Done _ -> new ModelAndView("redirect:" + board(incident));
            case Handed.Again again -> onIncident(page.again(new Dialog(ApplyPlaybook.class, board(incident) + "/apply", board(incident), null), again), incident);
        };
    }

    private static String board(String incident) {
        return "/incidents/" + incident + "/tasks";
    }

    @GetMapping("/tasks/{task}/do/{command}")
    ModelAndView open(@PathVariable String task, @PathVariable String command) {
        TaskRow row = row(task);
        Class<? extends DomainCommand> type = type(command);
        CommandRights.require(reader.actor(), type);
        FormValues mine = type == AssignTask.class && row.assignee() == null ? FormValues.of(Map.of("assignee.account", reader.actor().account())) : FormValues.NONE;
        return onTask(page.fresh(dialog(row, command, type), mine), row);
    }

    @PostMapping("/tasks/{task}/do/{command}")
    ModelAndView hand(@PathVariable String task, @PathVariable String command, @RequestParam MultiValueMap<String, String> typed) {
        TaskRow row = row(task);
        Class<? extends DomainCommand> type = type(command);
        return switch (desk.hand(type, Map.of("task", task), new FormValues(typed))) {
            case Handed.Done _ -> new ModelAndView("redirect:" + board(row.incident()) + "#" + task);
            case Handed.Again again -> onTask(page.again(dialog(row, command, type), again), row);
        };
    }

    private static Dialog dialog(TaskRow row, String command, Class<? extends DomainCommand> type) {
        return new Dialog(type, "/tasks/" + row.task() + "/do/" + command, "/tasks/" + row.task(), null);
    }

    private ModelAndView onTask(ModelAndView form, TaskRow row) {
        return onIncident(form, row.incident()).addObject("crumbs", List.of(new Act(row.title().text().orElse("Task"), "/tasks/" + row.task())));
    }

    private ModelAndView onIncident(ModelAndView form, String incident) {
        return form.addObject("row", TaskSight.of(reader.who(ReadRights::incidents), incident, queries).incident());
    }

    private TaskRow row(String task) {
        Actor actor = reader.who(ReadRights::incidents);
        TaskRow row = queries.ask(new FindTask(task)).map(view -> view.row()).orElseThrow(() -> new NotFound("There is no such task in this ledger."));
        return ReadRights.privileged(actor) ? row : TaskSight.of(actor, row.incident(), queries).shown(row);
    }

    private static Class<? extends DomainCommand> type(String command) {
        Optional<Class<? extends DomainCommand>> named = TaskActs.named(command);
        return named.orElseThrow(() -> new NotFound("There is no such form."));
    }
}
