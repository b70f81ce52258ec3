package candor.query.task;

import candor.access.NamedAccount;
import candor.query.access.AccountNames;
import candor.query.fold.ReadModel;
import candor.query.fold.Row;
import candor.query.incident.Accounts;
import candor.query.incident.IncidentReferences;
import candor.task.AnchorPoint;
import candor.task.Anchors;
import candor.task.TaskEvent.TaskAdded;
import candor.task.TaskRow;
import candor.task.TaskRow.Before;
import candor.task.TaskState;
import candor.task.TaskView;
import candor.task.TaskView.Reminder;
import candor.task.TaskView.TaskStep;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tasks as pages show them: with what other rows know, and when they are due by the anchors and the clock of now. */
record TaskRows(ReadModel<TaskFold> tasks, ReadModel<Anchors> anchors, IncidentReferences references, AccountNames names, InstantSource clock) {

    List<TaskRow> of(List<TaskFold> folds) {
        Around around = around(folds);
        Instant now = clock.instant();
        return folds.stream().map(fold -> row(fold, around, now)).toList();
    }

    TaskView view(TaskFold fold) {
        List<@Nullable NamedAccount> people = new ArrayList<>();
        fold.steps().forEach(step -> people.add(step.testimony().actor()));
        fold.reminders().forEach(sent -> people.add(Accounts.of(sent.recipient())));
        AccountNames.Lookup lookup = names.lookup(people);
        List<TaskStep> steps = fold.steps().stream()
                .map(s -> new TaskStep(s.ordinal(), s.position(), s.headline(), s.texts(), lookup.named(s.testimony())))
                .toList();
        List<Reminder> reminders = fold.reminders().stream()
                .map(s -> new Reminder(s.letter(), s.due(), lookup.name(Accounts.of(s.recipient())), s.recorded(), s.outcome()))
                .toList();
        return new TaskView(of(List.of(fold)).getFirst(), steps, reminders);
    }

    /** What is read once for many. */
    private record Around(Map<String, Row<Anchors>> anchors, Map<String, String> references, Map<String, Row<TaskFold>> before, AccountNames.Lookup names) {}

    private Around around(List<TaskFold> folds) {
        List<String> incidents = folds.stream().map(fold -> fold.added().incident()).distinct().toList();
        List<String> before = folds.stream().map(fold -> fold.added().after()).flatMap(Collection::stream).distinct().toList();
        List<@Nullable NamedAccount> people = new ArrayList<>();
        folds.stream().map(TaskFold::assignee).flatMap(Stream::ofNullable).forEach(assignee -> people.add(Accounts.of(assignee)));
        return new Around(anchors.find(incidents), references.of(incidents), tasks.find(before), names.lookup(people));
    }

    private static TaskRow row(TaskFold fold, Around around, Instant now) {
        TaskAdded added = fold.added();
        Row<Anchors> known = around.anchors().get(added.incident());
        AnchorPoint due = (known == null ? Anchors.UNKNOWN : known.state()).due(added.due(), fold.recorded());
        boolean overdue = fold.state() == TaskState.OPEN && due != null && due.at().isBefore(now);
        NamedAccount assignee = Optional.ofNullable(fold.assignee()).map(person -> around.names().name(Accounts.of(person))).orElse(null);
        List<Before> before = added.after().stream()
                .flatMap(task -> Stream.ofNullable(around.before().get(task)))
                .map(row -> new Before(row.state().added().task(), row.state().added().title(), row.state().state() == TaskState.OPEN))
                .toList();
        return new TaskRow(
                added.task(), added.incident(), around.references().get(added.incident()), added.title(), added.instruction(), added.phase(),
                added.responsibility(), fold.state(), assignee, added.due(), due, overdue, before, added.playbook(), added.version(), added.step(),
                fold.ordinal());
    }
}
