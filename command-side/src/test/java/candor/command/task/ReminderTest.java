package candor.command.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import candor.access.AccessCommand.SetMailAddress;
import candor.command.sweep.MailServer;
import candor.command.sweep.SweepPass;
import candor.command.task.Swept.Node;
import candor.incident.DeclarationCommand.DeclareIncident;
import candor.incident.IncidentKind;
import candor.incident.JoinCommand.MergeIncident;
import candor.ledger.mongodb.LedgerUnavailable;
import candor.platform.command.CommandPort;
import candor.platform.mail.ConsoleLinks;
import candor.platform.mail.Letter;
import candor.platform.mail.Mailer;
import candor.sealing.FreeText;
import candor.task.Phase;
import candor.task.Responsibility;
import candor.task.TaskCommand.AddTask;
import candor.task.TaskCommand.ApplyPlaybook;
import candor.task.TaskCommand.SkipTask;
import candor.task.TaskDue;
import candor.task.TaskEvent.TasksReminded;
import candor.testimony.Attribution;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reminders over the store of the service and a mail server: two workers, deaths, restarts and a clock that jumps; each of them once. */
class ReminderTest {
    private static final String INC = "i1";
    private static final String DETECTED = "2026-11-23T01:00";
    private static final Instant DUE = Instant.parse("2026-11-23T05:00:00Z");
    private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");
    private static final Pattern LINK = Pattern.compile("/tasks/([0-9a-f-]{36})");

    private final GreenMail post = MailServer.onAnyPort();

    @SuppressWarnings("NullAway.Init") // set before each test
    private Swept swept;

    @BeforeEach
    void open(@TempDir Path folder) {
        post.start();
        swept = new Swept(folder);
    }

    @AfterEach
    void close() {
        swept.close();
        post.stop();
    }

    private void begin(Node node, int tasks) {
        swept.account(node, "ann", "ann@shop.example");
        swept.publish(node, tasks);
        swept.incident(node, INC, DETECTED, tasks);
        awaitDue(node, tasks);
    }

    private static void awaitDue(Node node, int count) {
        await().until(() -> node.table().due(DueTasks.KIND, FAR, 100).size() == count);
    }

    /** The tasks of which somebody was reminded by mail, as often as they were. */
    private List<String> mailed() throws Exception {
        List<String> tasks = new ArrayList<>();
        for (MimeMessage message : post.getReceivedMessages()) {
            assertThat(message.getSubject()).contains("INC-2026-0001").doesNotContain("Do s", "Cards");
            Matcher link = LINK.matcher(message.getContent().toString());
            while (link.find()) {
                tasks.add(link.group(1));
            }
            assertThat(message.getContent().toString()).doesNotContain("Do s", "How to", "Cards leak", "s0");
        }
        return tasks;
    }

    @Test
    void twoWorkersAtOnceRemindOfEachTaskOnceInOneMail() {
        MailServer.mailing(post, mailer -> {
            Node first = swept.node("first", mailer);
            begin(first, 20);
            Node second = swept.node("second", mailer);
            List<Callable<Boolean>> passes = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                passes.add(() -> SweepPass.at(DUE, first.table(), first.reminders()));
                passes.add(() -> SweepPass.at(DUE, second.table(), second.reminders()));
            }
            try (var threads = Executors.newFixedThreadPool(8)) {
                for (Future<Boolean> done : threads.invokeAll(passes)) {
                    assertThat(done.get()).isFalse();
                }
            }
            assertThat(first.count("task.TasksReminded")).isEqualTo(1);
            assertThat(mailed()).hasSize(20).doesNotHaveDuplicates();
            assertThat(first.count("task.ReminderOutcomeRecorded")).isEqualTo(post.getReceivedMessages().length);
        });
    }

    @Test
    void whatWasRecordedByAWorkerThatDiedBeforeItSentIsNeverSent() {
        MailServer.mailing(post, mailer -> {
            Node first = swept.node("first", new Dying());
            begin(first, 3);
            assertThatThrownBy(() -> SweepPass.at(DUE, first.table(), first.reminders())).hasMessage("the power fails");
            swept.end(first);

            Node second = swept.node("second", mailer);
            await().until(() -> second.count("task.TasksReminded") == 1);
            SweepPass.at(DUE, second.table(), second.reminders());
            SweepPass.at(DUE.plusSeconds(3600), second.table(), second.reminders());
            assertThat(second.count("task.TasksReminded")).isEqualTo(1);
            assertThat(second.count("task.ReminderOutcomeRecorded")).as("so it shows as not known to have been sent").isZero();
            assertThat(mailed()).isEmpty();
        });
    }

    /** The end of a process between the record and the mail. */
    private static final class Dying implements Mailer {
        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public void send(Letter letter) {
            throw new IllegalStateException("the power fails");
        }
    }

    @Test
    void aMailWhoseOutcomeCannotBeRecordedHoldsNoOtherBack() {
        MailServer.mailing(post, mailer -> {
            Node node = swept.node("first", mailer);
            var outbox = new Reminders.Outbox();
            outbox.add(letter("t1", "ann"), "ann@shop.example");
            outbox.add(letter("t2", "ben"), "ben@shop.example");
            CommandPort full = (command, issuance) -> {
                throw new LedgerUnavailable(LedgerUnavailable.STORE_FAILED, "the store is full");
            };
            assertThat(new Reminders(node.table(), full, mailer, new ReminderLetters(new ConsoleLinks(null)), outbox).handle(List.of())).isEmpty();
            assertThat(post.getReceivedMessages()).hasSize(2);
        });
    }

    private static TasksReminded letter(String task, String to) {
        return new TasksReminded(INC, List.of(new TaskDue(task, null, DUE)), Swept.person(to, to), "letter to " + to);
    }

    @Test
    void moreTasksThanALetterHoldsGoIntoTheNextAndAllRowsLeaveTheTable() {
        MailServer.mailing(post, mailer -> {
            Node node = swept.node("first", mailer);
            swept.account(node, "ann", "ann@shop.example");
            swept.publish(node, 200);
            swept.incident(node, INC, DETECTED, 0);
            swept.command(node, INC);
            swept.issue(node, new AddTask(INC, "0190a5f0-0000-7000-8000-000000000001", FreeText.of("one more"), null, Phase.CONTAIN, Responsibility.RESPONDER, Planned.FOUR_HOURS, Attribution.NONE));
            await().until(() -> node.table().due(DueTasks.KIND, FAR, 1_000).size() == 201);
            SweepPass.at(DUE, node.table(), node.reminders());
            assertThat(post.getReceivedMessages()).extracting(MimeMessage::getSubject)
                    .containsExactly("100 tasks of INC-2026-0001 are due", "100 tasks of INC-2026-0001 are due", "A task of INC-2026-0001 is due");
            assertThat(mailed()).hasSize(201).doesNotHaveDuplicates();
            assertThat(node.count("task.TasksReminded")).isEqualTo(3);
            await().until(() -> node.table().due(DueTasks.KIND, FAR, 1_000).isEmpty());
        });
    }

    @Test
    void aRestartedWorkerAndAClockThatJumpsForthAndBackRemindNobodyTwice() {
        MailServer.mailing(post, mailer -> {
            Node first = swept.node("first", mailer);
            begin(first, 2);
            SweepPass.at(DUE.minusSeconds(1), first.table(), first.reminders());
            assertThat(mailed()).as("a second before").isEmpty();
            SweepPass.at(DUE.plus(Duration.ofDays(400)), first.table(), first.reminders());
            assertThat(mailed()).hasSize(2);
            swept.end(first);

            Node second = swept.node("second", mailer);
            for (long hours : new long[] {-9_000, 0, 9_000, -1, 1}) {
                SweepPass.at(DUE.plus(Duration.ofHours(hours)), second.table(), second.reminders());
            }
            assertThat(second.count("task.TasksReminded")).isEqualTo(1);
            assertThat(mailed()).hasSize(2).doesNotHaveDuplicates();
        });
    }

    @Test
    void aCorrectedAnchorMovesWhatIsNotDueAndRemindsOfWhatIsDueAnew() {
        MailServer.mailing(post, mailer -> {
            Node node = swept.node("first", mailer);
            begin(node, 1);
            swept.correct(node, INC, "2026-11-23T09:00");
            Instant later = Instant.parse("2026-11-23T13:00:00Z");
            await().until(() -> node.table().due(DueTasks.KIND, DUE, 10).isEmpty() && node.table().due(DueTasks.KIND, later, 10).size() == 1);
            SweepPass.at(DUE, node.table(), node.reminders());
            assertThat(mailed()).isEmpty();
            SweepPass.at(later, node.table(), node.reminders());
            assertThat(mailed()).hasSize(1);
            swept.correct(node, INC, "2026-11-23T10:00");
            await().until(() -> node.table().due(DueTasks.KIND, Instant.parse("2026-11-23T14:00:00Z"), 10).size() == 1);
            SweepPass.at(Instant.parse("2026-11-23T14:00:00Z"), node.table(), node.reminders());
            assertThat(mailed()).hasSize(2);
            swept.correct(node, INC, "2026-11-23T09:00");
            await().until(() -> node.table().due(DueTasks.KIND, Instant.parse("2099-01-01T00:00:00Z"), 10).isEmpty());
        });
    }

    @Test
    void whatHasEndedIsNotRemindedOfAndWhatNobodyCanBeToldWaits() {
        MailServer.mailing(post, mailer -> {
            Node node = swept.node("first", mailer);
            swept.account(node, "ann", "ann");
            swept.publish(node, 2);
            swept.incident(node, INC, DETECTED, 2);
            awaitDue(node, 2);
            SweepPass.at(DUE, node.table(), node.reminders());
            assertThat(node.count("task.TasksReminded")).as("her sign-in name is no address").isZero();

            swept.issue(node, new SkipTask(ApplyPlaybook.task(INC, "book-1", "s0"), FreeText.of("not here"), Attribution.NONE));
            swept.issue(node, new SetMailAddress("ann", Swept.person("ann", "night@shop.example")));
            awaitDue(node, 1);
            SweepPass.at(DUE, node.table(), node.reminders());
            assertThat(post.getReceivedMessages()[0].getAllRecipients()[0]).hasToString("night@shop.example");
            assertThat(mailed()).containsExactly(ApplyPlaybook.task(INC, "book-1", "s1"));
        });
    }

    @Test
    void nobodyIsRemindedOfTheTasksOfAnIncidentThatBecamePartOfAnother() {
        MailServer.mailing(post, mailer -> {
            Node node = swept.node("first", mailer);
            begin(node, 2);
            swept.issue(node, new DeclareIncident("i2", IncidentKind.INCIDENT, FreeText.of("The same cards"), Instant.EPOCH, 2026, Attribution.NONE));
            swept.issue(node, new MergeIncident(INC, "i2", FreeText.of("one thief"), Attribution.NONE));
            awaitDue(node, 0);
            SweepPass.at(DUE, node.table(), node.reminders());
            assertThat(mailed()).isEmpty();
        });
    }

    @Test
    void theRunningSweeperFindsWhatBecomesDue() {
        MailServer.mailing(post, mailer -> {
            Node node = swept.node("first", mailer);
            begin(node, 1);
            try (var sweeper = SweepPass.running(DUE, node.table(), node.reminders(), swept.database())) {
                sweeper.start();
                await().until(() -> node.count("task.ReminderOutcomeRecorded") == 1);
            }
            assertThat(mailed()).hasSize(1);
        });
    }
}
