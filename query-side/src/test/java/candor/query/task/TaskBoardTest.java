package candor.query.task;

import static candor.query.incident.Told.account;
import static candor.query.incident.Told.declared;
import static candor.query.incident.Told.detected;
import static candor.query.incident.Told.on;
import static candor.query.incident.Told.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import candor.DomainEvent;
import candor.access.Role;
import candor.incident.ChronologyEvent.DetectionCorrected;
import candor.incident.IncidentQuery.FindIncident;
import candor.incident.PrivilegeEvent.PrivilegeAsserted;
import candor.incident.PrivilegeGround;
import candor.platform.command.Actor;
import candor.query.ReadModelsOnEmbeddedStore;
import candor.query.fold.Envelopes;
import candor.query.incident.Headlines;
import candor.sealing.FreeText;
import candor.task.Anchor;
import candor.task.AnchorPoint;
import candor.task.DueOffset;
import candor.task.DueOffset.Unit;
import candor.task.Phase;
import candor.task.PlaybookEvent.PlaybookPublished;
import candor.task.PlaybookEvent.PlaybookRetired;
import candor.task.PlaybookEvent.PlaybookStepPublished;
import candor.task.PlaybookQuery.FindPlaybook;
import candor.task.PlaybookQuery.FindPlaybooks;
import candor.task.PlaybookView;
import candor.task.ReminderOutcome;
import candor.task.Responsibility;
import candor.task.TaskDue;
import candor.task.TaskEvent.PlaybookApplied;
import candor.task.TaskEvent.ReminderOutcomeRecorded;
import candor.task.TaskEvent.TaskAdded;
import candor.task.TaskEvent.TaskAssigned;
import candor.task.TaskEvent.TaskCompleted;
import candor.task.TaskEvent.TaskReminded;
import candor.task.TaskEvent.TaskReopened;
import candor.task.TaskEvent.TaskSkipped;
import candor.task.TaskEvent.TasksReminded;
import candor.task.TaskQuery.FindTask;
import candor.task.TaskQuery.FindTasks;
import candor.task.TaskQuery.FindTasksOf;
import candor.task.TaskRow;
import candor.task.TaskState;
import candor.task.TaskView;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What boards show of tasks that were told of, on the product's own store. */
class TaskBoardTest {
    private static final String INC = "i1";
    private static final DueOffset SOON = new DueOffset(Anchor.DETECTED, 4, Unit.HOURS);

    @SuppressWarnings("NullAway.Init") // set before each test
    private ReadModelsOnEmbeddedStore store;

    @BeforeEach
    void open(@TempDir Path folder) {
        store = ReadModelsOnEmbeddedStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void told(DomainEvent... events) {
        int before = store.ledger().all().size() - 1;
        for (DomainEvent event : events) {
            store.ledger().append(event);
        }
        store.projectAfter(before, 3);
    }

    private static TaskAdded task(String name, Phase phase, @Nullable DueOffset due, String... after) {
        return new TaskAdded(
                INC, name, "book", 1L, "do-" + name, text("Do " + name), text("How"), phase, Responsibility.RESPONDER, due, List.of(after), null, null, null, null);
    }

    private static TaskAssigned given(String task, String who) {
        return new TaskAssigned(INC, task, "do-" + task, account(who), null, null, null, null, null);
    }

    private static TaskCompleted done(String task) {
        return new TaskCompleted(INC, task, "do-" + task, text("it worked"), null, null, null, null, null);
    }

    private List<String> board() {
        return store.ask(new FindTasks(INC)).stream().map(TaskRow::task).toList();
    }

    private TaskRow row(String task) {
        return view(task).row();
    }

    private TaskView view(String task) {
        return store.ask(new FindTask(task)).orElseThrow();
    }

    @Test
    void goesByPhaseOpenBeforeEndedAndDueBeforeNotDue() {
        told(declared(INC, "INC-2026-0001"), detected(INC, on("2020-01-01T10:00")), new PlaybookApplied(INC, "book", 1, text("Plan"), 5, null, null, null, null),
                task("late", Phase.CONTAIN, new DueOffset(Anchor.DETECTED, 9, Unit.HOURS)), task("timeless", Phase.CONTAIN, null), task("first", Phase.CONTAIN, SOON),
                task("ended", Phase.CONTAIN, SOON), task("earlier", Phase.IDENTIFY, null), done("ended"));
        assertThat(board()).containsExactly("earlier", "first", "late", "timeless", "ended");
    }

    @Test
    void whatIsDueFollowsTheAnchorThroughItsCorrections() {
        told(declared(INC, "INC-2026-0001"), task("a", Phase.CONTAIN, SOON));
        assertThat(row("a").due()).as("not known yet").isNull();
        assertThat(row("a").overdue()).isFalse();

        told(detected(INC, on("2020-01-01T10:00")));
        assertThat(row("a").due()).isEqualTo(new AnchorPoint(Instant.parse("2020-01-01T14:00:00Z"), false));
        assertThat(row("a").overdue()).isTrue();

        told(new DetectionCorrected(INC, on("2020-01-01T10:00"), List.of(), text("wrong"), on("2099-06"), null, null, null, List.of()));
        assertThat(row("a").due()).as("the latest instant of that month in London, and four hours").isEqualTo(new AnchorPoint(Instant.parse("2099-07-01T03:00:00Z"), true));
        assertThat(row("a").overdue()).isFalse();
    }

    @Test
    void whatHasEndedIsNeverOverdue() {
        told(declared(INC, "INC-2026-0001"), detected(INC, on("2020-01-01T10:00")), task("a", Phase.CONTAIN, SOON), done("a"));
        assertThat(row("a").overdue()).isFalse();
        assertThat(row("a").state()).isEqualTo(TaskState.DONE);
        told(new TaskReopened(INC, "a", "do-a", text("not done"), null, null, null, null));
        assertThat(row("a").overdue()).isTrue();
    }

    @Test
    void anOpenTaskStandsInTheWayOfClosingTheIncident() {
        told(declared(INC, "INC-2026-0001"), task("a", Phase.CONTAIN, null));
        assertThat(openItems()).contains("task-open");
        told(done("a"));
        assertThat(openItems()).doesNotContain("task-open");
    }

    private List<String> openItems() {
        return store.ask(new FindIncident(INC, null)).orElseThrow().openItems().stream().map(item -> item.code()).toList();
    }

    @Test
    void saysWhatItWaitsForUntilThatHasEnded() {
        told(declared(INC, "INC-2026-0001"), task("a", Phase.CONTAIN, null), task("b", Phase.CONTAIN, null, "a"));
        assertThat(row("b").blocked()).isTrue();
        assertThat(row("b").waitsFor()).containsExactly(new TaskRow.Before("a", text("Do a"), true));
        told(new TaskSkipped(INC, "a", "do-a", text("not here"), null, null, null, null));
        assertThat(row("b").blocked()).isFalse();
        assertThat(row("a").state()).isEqualTo(TaskState.SKIPPED);
    }

    @Test
    void mineAreTheOpenOnesThatWereGivenToMeLastOverAllIncidents() {
        told(declared(INC, "INC-2026-0001"), detected(INC, on("2020-01-01T10:00")), task("a", Phase.CONTAIN, null), task("b", Phase.IDENTIFY, SOON), task("c", Phase.CONTAIN, null),
                given("a", "ann"), given("b", "ann"), given("c", "ann"), given("c", "ben"), task("d", Phase.CONTAIN, null), given("d", "ann"), done("d"));
        assertThat(store.ask(new FindTasksOf("ann")).stream().map(TaskRow::task)).containsExactly("b", "a");
        assertThat(store.ask(new FindTasksOf("ben")).stream().map(TaskRow::task)).containsExactly("c");
        assertThat(row("a").incidentReference()).isEqualTo("INC-2026-0001");
    }

    @Test
    void tellsOfRemindersWhatIsKnownOfTheirMails() {
        Instant due = Instant.parse("2026-11-23T14:00:00Z");
        told(declared(INC, "INC-2026-0001"), task("a", Phase.CONTAIN, SOON), task("b", Phase.CONTAIN, SOON),
                new TaskReminded(INC, "a", "do-a", due, account("ann"), "l1"), new TaskReminded(INC, "b", "do-b", due, account("ann"), "l1"),
                new ReminderOutcomeRecorded(INC, "l1", List.of("a", "b"), ReminderOutcome.HANDED_OVER),
                new TaskReminded(INC, "a", "do-a", due.plusSeconds(60), account("ann"), "l2"));
        assertThat(view("a").reminders()).extracting(TaskView.Reminder::outcome).containsExactly(ReminderOutcome.HANDED_OVER, null);
        assertThat(view("b").reminders()).extracting(TaskView.Reminder::outcome).containsExactly(ReminderOutcome.HANDED_OVER);
    }

    @Test
    void tellsOfEachTaskThatALetterNamesWhatIsKnownOfItsMail() {
        Instant due = Instant.parse("2026-11-23T14:00:00Z");
        told(declared(INC, "INC-2026-0001"), task("a", Phase.CONTAIN, SOON), task("b", Phase.CONTAIN, SOON), task("c", Phase.CONTAIN, SOON),
                new TasksReminded(INC, List.of(new TaskDue("a", "do-a", due), new TaskDue("b", "do-b", due.plusSeconds(60))), account("ann"), "l1"),
                new ReminderOutcomeRecorded(INC, "l1", List.of("a", "b"), ReminderOutcome.HANDED_OVER),
                new TasksReminded(INC, List.of(new TaskDue("b", "do-b", due.plusSeconds(120))), account("ben"), "l2"));
        assertThat(view("a").reminders()).extracting(TaskView.Reminder::due, TaskView.Reminder::outcome).containsExactly(tuple(due, ReminderOutcome.HANDED_OVER));
        assertThat(view("b").reminders()).extracting(TaskView.Reminder::due, TaskView.Reminder::outcome)
                .containsExactly(tuple(due.plusSeconds(60), ReminderOutcome.HANDED_OVER), tuple(due.plusSeconds(120), null));
        assertThat(view("c").reminders()).isEmpty();
        assertThat(view("a").steps()).extracting(TaskView.TaskStep::headline).containsSubsequence(
                "Somebody was to be reminded by mail of 2 tasks that were due: do-a, do-b", "The mail server took a reminder");
        assertThat(view("b").steps()).extracting(TaskView.TaskStep::headline).contains("Somebody was to be reminded by mail: task do-b was due 2026-11-23T14:02:00Z");
    }

    @Test
    void aLetterOfManyTasksIsOneLineThatCountsThem() {
        List<TaskDue> many = IntStream.range(0, 100).mapToObj(i -> new TaskDue("t" + i, "do-" + i, Instant.EPOCH)).toList();
        assertThat(Headlines.of(new TasksReminded(INC, many, account("ann"), "l1"))).isEqualTo("Somebody was to be reminded by mail of 100 tasks that were due");
        assertThat(Headlines.of(new TasksReminded(INC, List.of(many.getFirst(), new TaskDue("x", null, Instant.EPOCH)), account("ann"), "l1")))
                .isEqualTo("Somebody was to be reminded by mail of 2 tasks that were due: do-0, one added by hand");
    }

    @Test
    void theHistorySaysEachStepInOneSentence() {
        told(declared(INC, "INC-2026-0001"), task("a", Phase.CONTAIN, SOON), given("a", "ann"), done("a"));
        assertThat(view("a").steps()).extracting(TaskView.TaskStep::headline).containsExactly(
                "Task do-a was added: contain, for responder, due 4 hours after detected", "Task do-a was given to somebody", "Task do-a was done");
        assertThat(view("a").steps()).extracting(TaskView.TaskStep::ordinal).containsExactly(2L, 3L, 4L);
    }

    @Test
    void whatCounselKeepsIsNotForAuditors() {
        told(declared(INC, "INC-2026-0001"), task("a", Phase.CONTAIN, SOON), task("b", Phase.CONTAIN, null, "a"), done("b"),
                new PrivilegeAsserted(INC, 1, List.of(1L, 2L, 4L), PrivilegeGround.LEGAL_ADVICE, text("advice"), null, null, null, null));
        TaskSight auditor = TaskSight.of(new Actor("x", "X", Set.of(Role.AUDITOR)), INC, store::ask);
        assertThat(auditor.incident().summary()).isInstanceOf(FreeText.Withheld.class);
        assertThat(auditor.shown(row("a"))).satisfies(kept -> {
            assertThat(kept.title()).isInstanceOf(FreeText.Withheld.class);
            assertThat(kept.instruction()).isNull();
            assertThat(kept.step()).isNull();
        });
        TaskView shown = auditor.shown(view("b"));
        assertThat(shown.row().title()).isEqualTo(text("Do b"));
        assertThat(shown.row().waitsFor()).singleElement().satisfies(before -> assertThat(before.title()).isInstanceOf(FreeText.Withheld.class));
        assertThat(shown.steps()).extracting(TaskView.TaskStep::headline).containsExactly("Task do-b was added: contain, for responder", "A privileged entry");
        assertThat(shown.steps().getLast().texts()).isNotEmpty().allSatisfy(kept -> assertThat(kept.text()).isInstanceOf(FreeText.Withheld.class));

        TaskSight counsel = TaskSight.of(new Actor("c", "C", Set.of(Role.COUNSEL)), INC, store::ask);
        assertThat(counsel.shown(view("b"))).isEqualTo(view("b"));
        assertThat(counsel.incident().summary()).isInstanceOf(FreeText.Known.class);
    }

    @Test
    void playbooksKeepEveryVersionAndSayWhenTheyAreOfferedNoLonger() {
        told(published(1), step(1, 1, "find"), published(2), step(2, 1, "find"), step(2, 2, "stop"));
        PlaybookView view = store.ask(new FindPlaybook("book")).orElseThrow();
        assertThat(view.versions()).extracting(version -> version.steps().size()).containsExactly(1, 2);
        assertThat(Difference.between(view.versions().getFirst(), view.last())).isEqualTo(new Difference(List.of("stop"), List.of(), List.of()));
        assertThat(view.last().testimony().actor()).isEqualTo(Envelopes.ACTOR);

        told(new PlaybookRetired("book", text("old")));
        assertThat(store.ask(new FindPlaybooks())).extracting(PlaybookView::retired).containsExactly(text("old"));
        told(published(3), step(3, 1, "find"));
        assertThat(store.ask(new FindPlaybooks())).extracting(PlaybookView::retired).containsOnlyNulls();
    }

    private static PlaybookPublished published(long version) {
        return new PlaybookPublished("book", version, text("Plan"), null, null, (int) version, null, null);
    }

    private static PlaybookStepPublished step(long version, int number, String key) {
        return new PlaybookStepPublished("book", version, number, key, text("Do " + key), text("How"), Phase.CONTAIN, Responsibility.RESPONDER, SOON, List.of());
    }

    @Test
    void thePlaybookThatComesWithTheProductCoversEveryPhaseAndNamesNoStepThatIsNotThere() {
        PlaybookView.Version shipped = ShippedPlaybook.version();
        List<String> keys = shipped.steps().stream().map(step -> step.key()).toList();
        assertThat(keys).doesNotHaveDuplicates().hasSizeGreaterThan(20).allMatch(key -> key.matches("[a-z0-9-]{1,64}"));
        assertThat(shipped.steps()).allSatisfy(step -> assertThat(keys).containsAll(step.after()));
        assertThat(shipped.steps()).extracting(step -> step.phase()).contains(Phase.values());
        assertThat(shipped.steps()).extracting(step -> step.responsibility()).contains(Responsibility.FINANCE, Responsibility.PRIVACY_OFFICER, Responsibility.CUSTOMER_CARE);
    }
}
