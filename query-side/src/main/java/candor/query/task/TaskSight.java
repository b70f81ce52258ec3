package candor.query.task;

import candor.incident.IncidentQuery.FindIncident;
import candor.incident.IncidentRow;
import candor.incident.IncidentView;
import candor.incident.TimelineEntry.NamedText;
import candor.platform.command.Actor;
import candor.query.ReadRights;
import candor.query.Queries;
import candor.query.console.NotFound;
import candor.query.incident.PrivilegeSight;
import candor.task.TaskQuery.FindTasks;
import candor.task.TaskRow;
import candor.task.TaskRow.Before;
import candor.task.TaskView;
import candor.task.TaskView.TaskStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody may see of the tasks of an incident: what counsel keeps privileged shows that it is there, and nothing more, to whoever does not
 * work on the incident.
 *
 * @param incident its line, as they may see it
 * @param tasks those that were added by an entry that is kept
 */
record TaskSight(IncidentRow incident, PrivilegeSight entries, Set<String> tasks) {
    /** @throws NotFound where there is no such incident */
    static TaskSight of(Actor actor, String incident, Queries queries) {
        IncidentView whole = queries.ask(new FindIncident(incident, null)).orElseThrow(() -> new NotFound("There is no such incident in this ledger."));
        PrivilegeSight entries = PrivilegeSight.of(actor, () -> whole);
        Set<String> tasks = entries.keepsNothing() ? Set.of() : queries.ask(new FindTasks(incident)).stream()
                .filter(task -> entries.keeps(task.ordinal())).map(TaskRow::task).collect(Collectors.toUnmodifiableSet());
        return new TaskSight(entries.shown(whole).row(), entries, tasks);
    }

    /** Tasks of several incidents. */
    static List<TaskRow> shown(List<TaskRow> tasks, Actor actor, Queries queries) {
        Map<String, TaskSight> sights = new HashMap<>();
        return ReadRights.privileged(actor) ? tasks
                : tasks.stream().map(task -> sights.computeIfAbsent(task.incident(), incident -> of(actor, incident, queries)).shown(task)).toList();
    }

    List<TaskRow> shown(List<TaskRow> rows) {
        return rows.stream().map(this::shown).toList();
    }

    /** A step's key and the playbook it stands in would say what the title is kept from saying. */
    TaskRow shown(TaskRow t) {
        boolean kept = tasks.contains(t.task());
        List<Before> before = t.waitsFor().stream().map(b -> tasks.contains(b.task()) ? new Before(b.task(), PrivilegeSight.KEPT, b.open()) : b).toList();
        return new TaskRow(
                t.task(), t.incident(), t.incidentReference(), kept ? PrivilegeSight.KEPT : t.title(), kept ? null : t.instruction(), t.phase(), t.responsibility(), t.state(),
                t.assignee(), t.offset(), t.due(), t.overdue(), before, kept ? null : t.playbook(), kept ? null : t.version(), kept ? null : t.step(),
                t.ordinal());
    }

    /** Every entry keeps its place. */
    TaskView shown(TaskView view) {
        return new TaskView(shown(view.row()), view.steps().stream().map(this::shown).toList(), tasks.contains(view.row().task()) ? List.of() : view.reminders());
    }

    private TaskStep shown(TaskStep s) {
        return entries.keeps(s.ordinal())
                ? new TaskStep(s.ordinal(), s.position(), PrivilegeSight.HEADLINE,
                        s.texts().stream().map(text -> new NamedText(text.component(), PrivilegeSight.KEPT)).toList(), PrivilegeSight.withheld(s.testimony()))
                : s;
    }
}
