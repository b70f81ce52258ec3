package candor.command.task;

import static candor.command.task.Planned.FIND_TASK;
import static candor.command.task.Planned.INC;
import static candor.command.task.Planned.STOP_TASK;
import static candor.command.task.Planned.account;
import static candor.command.task.Planned.after;
import static candor.command.task.Planned.text;
import static candor.command.task.TaskTest.FOUND;
import static candor.command.task.TaskTest.NOT_SOUGHT;
import static candor.command.task.TaskTest.TASKS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import candor.access.AccessEvent.AccountClosed;
import candor.access.AccessEvent.AccountOpened;
import candor.access.AccessEvent.MailAddressSet;
import candor.command.Decided;
import candor.incident.JoinSide;
import candor.incident.JoinEvent.IncidentMerged;
import candor.incident.ClosingOutcome;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.LeadershipEvent.CommandAssumed;
import candor.incident.LeadershipEvent.CommanderAssigned;
import candor.ledger.entry.Entry;
import candor.ledger.mongodb.codec.StoredJson;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import candor.task.ReminderOutcome;
import candor.task.TaskCommand.RecordReminderOutcome;
import candor.task.TaskCommand.RemindOfTasks;
import candor.task.TaskDue;
import candor.task.TaskEvent.ReminderOutcomeRecorded;
import candor.task.TaskEvent.TaskAssigned;
import candor.task.TaskEvent.TaskReminded;
import candor.task.TaskEvent.TasksReminded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is reminded of which tasks, in how many letters. */
class RemindingTest {
    private static final Instant DUE = Instant.parse("2026-11-23T04:00:00Z");
    private static final TaskDue FIND_DUE = new TaskDue(FIND_TASK, "find", DUE);
    private static final RemindOfTasks REMIND = remind(DUE);
    private static final Object TO_ANN = new TaskAssigned(INC, FIND_TASK, "find", account("ann"), null, null, null, null, null);
    private static final Object[] REACHABLE = {new AccountOpened("ann", account("ann"), person("ann", "ann@example.org")), TO_ANN};
    private static final Object[] IN_COMMAND = {
        new AccountOpened("cem", account("cem"), person("cem", "cem@example.org")), new CommanderAssigned(INC, account("cem"), null, null, null, null)};

    private final Decided decided = Decided.by(new TaskModule());

    @AfterEach
    void stop() {
        decided.close();
    }

    @Test
    void namesAllTheirTasksInOneLetterAndWhatOthersAreToDoInAnother() {
        var toBen = new TaskAssigned(INC, STOP_TASK, "stop", account("ben"), null, null, null, null, null);
        var ben = new AccountOpened("ben", account("ben"), person("ben", "ben@example.org"));
        TaskDue stop = new TaskDue(STOP_TASK, "stop", DUE);
        TaskDue byHand = new TaskDue("by-hand", null, DUE.plusSeconds(60));
        var all = new RemindOfTasks(INC, List.of(FIND_DUE, stop, byHand), "pass-1");

        decided.given(after(TASKS, after(REACHABLE, after(IN_COMMAND, ben, toBen)))).when(all)
                .events(letter(0, "ann", FIND_DUE), letter(1, "ben", stop), letter(2, "cem", byHand));
        decided.given(after(TASKS, after(IN_COMMAND, toBen))).when(all).events(letter(0, "cem", FIND_DUE, stop, byHand));
    }

    @Test
    void leavesOutWhatHasEndedWhatWasRemindedOfAndWhatNobodyCanBeReachedAbout() {
        TaskDue stop = new TaskDue(STOP_TASK, "stop", DUE);
        TaskDue byHand = new TaskDue("by-hand", null, DUE);
        var all = new RemindOfTasks(INC, List.of(FIND_DUE, stop, byHand), "pass-1");

        decided.given(after(TASKS, after(REACHABLE, NOT_SOUGHT))).refuses("task.no-reminder-due", REMIND);
        decided.given(after(TASKS, after(IN_COMMAND, NOT_SOUGHT, letter(0, "cem", byHand)))).when(all).events(letter(0, "cem", stop));
        decided.given(after(TASKS, REACHABLE)).when(all).events(letter(0, "ann", FIND_DUE));
        decided.given(after(TASKS, after(REACHABLE, letter(0, "ann", FIND_DUE)))).refuses("task.nobody-to-remind", all);
    }

    @Test
    void namesAHundredTasksInALetterAndTheRestInTheNext() {
        List<TaskDue> many = IntStream.range(0, 201).mapToObj(i -> new TaskDue("task-" + i, null, DUE)).toList();
        decided.given(after(TASKS, IN_COMMAND)).when(new RemindOfTasks(INC, many, "pass-1"))
                .events(letter(0, "cem", many.subList(0, 100)), letter(1, "cem", many.subList(100, 200)), letter(2, "cem", many.subList(200, 201)));
    }

    @Test
    void aFullLetterOfTheLongestNamesTakesLessThanAThirdOfAnEntry() throws Exception {
        List<TaskDue> many = IntStream.range(0, 100).mapToObj(i -> new TaskDue(FIND_TASK, "s".repeat(64), DUE.plusNanos(123_456_000))).toList();
        assertThat(StoredJson.mapper().writeValueAsBytes(letter(0, "cem", many))).hasSizeLessThan(Entry.MAX_BYTES / 3);
    }

    @Test
    void knowsWhatAnEarlierReleaseRecordedTaskByTask() {
        var before = new TaskReminded(INC, FIND_TASK, "find", DUE, account("ann"), "l1");
        decided.given(after(TASKS, after(REACHABLE, before))).refuses("task.no-reminder-due", REMIND);
        decided.given(after(TASKS, after(REACHABLE, before))).when(remind(DUE.plusSeconds(60))).events(reminded("ann", DUE.plusSeconds(60)));
    }

    @Test
    void isRecordedOnceForEachDueInstant() {
        decided.given(after(TASKS, REACHABLE)).when(REMIND).events(reminded("ann", DUE));
        decided.given(after(TASKS, after(REACHABLE, reminded("ann", DUE)))).refuses("task.no-reminder-due", REMIND);
        decided.given(after(TASKS, after(REACHABLE, reminded("ann", DUE)))).when(remind(DUE.plusSeconds(60))).events(reminded("ann", DUE.plusSeconds(60)));
    }

    @Test
    void goesToWhoeverIsToDoItElseToTheCommander() {
        decided.given(after(TASKS, after(REACHABLE, IN_COMMAND))).when(REMIND).events(reminded("ann", DUE));
        decided.given(after(TASKS, after(IN_COMMAND))).when(REMIND).events(reminded("cem", DUE));
        decided.given(after(TASKS, after(REACHABLE, after(IN_COMMAND, new AccountClosed("ann", text("left")))))).when(REMIND).events(reminded("cem", DUE));
    }

    @Test
    void goesToWhoeverTookCommandBecauseTheCommanderWasOutOfReach() {
        var eve = new AccountOpened("eve", account("eve"), person("eve", "eve@example.org"));
        var assumed = new CommandAssumed(INC, account("eve"), account("cem"), text("rang twice"), text("cards are being read"), null, null, null, null);
        decided.given(after(TASKS, after(IN_COMMAND, eve, assumed))).when(REMIND).events(reminded("eve", DUE));
    }

    @Test
    void takesTheAddressThatWasSetBeforeASignInNameThatIsOne() {
        List<String> addresses = new ArrayList<>();
        try (Decided sending = Decided.by(new TaskModule((reminded, address) -> addresses.add(address)))) {
            sending.given(after(TASKS, REACHABLE)).when(REMIND).success();
            sending.given(after(TASKS, after(REACHABLE, new MailAddressSet("ann", person("ann", "night@example.org"))))).when(REMIND).success();
            sending.given(after(TASKS, after(REACHABLE, reminded("ann", DUE)))).refuses("task.no-reminder-due", REMIND);
        }
        assertThat(addresses).containsExactly("ann@example.org", "night@example.org");
    }

    @Test
    void whereNobodyCanBeReachedIsRefused() {
        decided.given(TASKS).refuses("task.nobody-to-remind", REMIND);
        decided.given(after(TASKS, new AccountOpened("ann", account("ann"), account("ann")), TO_ANN)).refuses("task.nobody-to-remind", REMIND);
    }

    @Test
    void ofWhatHasEndedIsRefused() {
        decided.given(after(TASKS, FOUND)).refuses("task.no-reminder-due", REMIND);
        decided.given(after(TASKS, NOT_SOUGHT)).refuses("task.no-reminder-due", REMIND);
    }

    @Test
    void ofAnIncidentThatIsClosedOrBecamePartOfAnotherIsRefused() {
        var merged = new IncidentMerged(INC, JoinSide.SOURCE, "other", "INC-2026-0002", text("one thief"), null, null, null, null);
        decided.given(after(TASKS, after(REACHABLE, merged))).refuses("task.no-reminder-due", REMIND);
        var closed = new IncidentClosed(INC, ClosingOutcome.RESOLVED, text("done"), List.of(), null, null, null, null, null);
        decided.given(after(TASKS, after(REACHABLE, closed))).refuses("task.no-reminder-due", REMIND);
    }

    @Test
    void saysWhatBecameOfTheMail() {
        decided.given(TASKS).when(new RecordReminderOutcome(INC, "l1", List.of(FIND_TASK), ReminderOutcome.NOT_SENT))
                .events(new ReminderOutcomeRecorded(INC, "l1", List.of(FIND_TASK), ReminderOutcome.NOT_SENT));
    }

    private static Personal person(String account, String value) {
        return Personal.of(new SubjectReference(account), value);
    }

    private static RemindOfTasks remind(Instant due) {
        return new RemindOfTasks(INC, List.of(new TaskDue(FIND_TASK, "find", due)), "pass-1");
    }

    private static TasksReminded reminded(String who, Instant due) {
        return letter(0, who, new TaskDue(FIND_TASK, "find", due));
    }

    private static TasksReminded letter(int number, String who, TaskDue... tasks) {
        return letter(number, who, List.of(tasks));
    }

    private static TasksReminded letter(int number, String who, List<TaskDue> tasks) {
        return new TasksReminded(INC, tasks, account(who), UUID.nameUUIDFromBytes(("pass-1/" + INC + "/" + number).getBytes(UTF_8)).toString());
    }
}
