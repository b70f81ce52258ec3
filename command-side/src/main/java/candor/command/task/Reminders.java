package candor.command.task;

import candor.RuleViolation;
import candor.command.sweep.Due;
import candor.command.sweep.DueHandler;
import candor.command.sweep.DueJson;
import candor.command.sweep.DueTable;
import candor.command.task.DueTask.Surroundings;
import candor.ledger.mongodb.IdempotencyConflict;
import candor.ledger.mongodb.LedgerUnavailable;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.CommandPort.Begun;
import candor.platform.command.Issuance;
import candor.platform.mail.Letter;
import candor.platform.mail.Mailer;
import candor.platform.mail.NotSent;
import candor.task.ReminderOutcome;
import candor.task.TaskCommand.RecordReminderOutcome;
import candor.task.TaskCommand.RemindOfTask;
import candor.task.TaskEvent.TaskReminded;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds people of tasks that are due: first it is recorded, then the mail is sent, one for each person and incident. What dies in between is
 * recorded and not sent, and shows as not known to have been sent.
 */
final class Reminders implements DueHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

    /** Commands that are under way at once: they share blocks. */
    private static final int UNDER_WAY = 64;

    private final DueTable table;
    private final CommandPort port;
    private final Mailer mailer;
    private final ReminderLetters letters;
    private final Outbox outbox;

    Reminders(DueTable table, CommandPort port, Mailer mailer, ReminderLetters letters, Outbox outbox) {
        this.table = table;
        this.port = port;
        this.mailer = mailer;
        this.letters = letters;
        this.outbox = outbox;
    }

    /** What was recorded by this process and is not sent yet. */
    static final class Outbox {
        private final ConcurrentLinkedQueue<Ready> ready = new ConcurrentLinkedQueue<>();

        void add(TaskReminded reminded, String address) {
            ready.add(new Ready(reminded, address));
        }
    }

    private record Ready(TaskReminded reminded, String address) {}

    @Override
    public String kind() {
        return DueTasks.KIND;
    }

    @Override
    public boolean isReady() {
        return mailer.isConfigured();
    }

    /** One pass at a time in a process: else another one would send half a letter, and its outcome would be recorded for the whole. */
    @Override
    public synchronized Set<String> handle(List<Due> due) {
        Set<String> unsettled = new HashSet<>();
        String pass = UUID.randomUUID().toString();
        Deque<Asked> underWay = new ArrayDeque<>();
        for (Due one : due) {
            if (underWay.size() == UNDER_WAY) {
                settle(underWay.removeFirst(), unsettled);
            }
            underWay.addLast(new Asked(one.key(), port.begin(command(one, pass), issuance("remind/" + one.key() + "/" + one.at(), pass))));
        }
        underWay.forEach(asked -> settle(asked, unsettled));
        send();
        return unsettled;
    }

    private record Asked(String task, Begun begun) {}

    private static RemindOfTask command(Due due, String pass) {
        DueTask task = DueJson.read(due.row(), DueTask.class);
        return new RemindOfTask(task.task(), task.incident(), task.step(), due.at(), pass);
    }

    /**
     * The same reminder has the same id on every node and after every restart, and each pass another body: so of all that ask for it one is answered,
     * and the others learn that it was asked for before, whether that was stored a year ago or is being stored now.
     */
    private static Issuance issuance(String id, String body) {
        return Issuance.bySystem("task/" + id, BodyHash.of(body));
    }

    private static void settle(Asked asked, Set<String> unsettled) {
        try {
            asked.begun().await();
        } catch (RuleViolation refused) {
            if (refused.code().equals("task.nobody-to-remind")) {
                unsettled.add(asked.task());
            }
        } catch (IdempotencyConflict _) {
            LOG.debug("another pass has reminded of a task");
        } catch (LedgerUnavailable e) {
            LOG.warn("a reminder cannot be recorded and is tried again: {}", e.code());
            unsettled.add(asked.task());
        }
    }

    private void send() {
        Map<String, List<Ready>> byLetter = new LinkedHashMap<>();
        for (Ready one = outbox.ready.poll(); one != null; one = outbox.ready.poll()) {
            byLetter.computeIfAbsent(one.reminded().letter(), _ -> new ArrayList<>()).add(one);
        }
        byLetter.values().forEach(this::send);
    }

    private void send(List<Ready> ready) {
        TaskReminded first = ready.getFirst().reminded();
        List<TaskReminded> tasks = ready.stream().map(Ready::reminded).toList();
        String reference = DueRows.surroundings(table, first.incident()).map(Surroundings::reference).orElse("an incident");
        ReminderOutcome outcome = hand(letters.letter(reference, ready.getFirst().address(), tasks));
        writeDown(new RecordReminderOutcome(first.incident(), first.letter(), tasks.stream().map(TaskReminded::task).toList(), outcome));
    }

    /** Other mails wait in this process alone: one whose outcome cannot be written down must not hold them back. */
    private void writeDown(RecordReminderOutcome outcome) {
        try {
            port.issue(outcome, issuance("outcome/" + outcome.letter(), outcome.letter()));
        } catch (LedgerUnavailable e) {
            LOG.warn("what became of a reminder's mail cannot be recorded: {}", e.code());
        }
    }

    private ReminderOutcome hand(Letter letter) {
        try {
            mailer.send(letter);
            return ReminderOutcome.HANDED_OVER;
        } catch (NotSent e) {
            LOG.warn("a reminder did not go out: {}", e.getMessage());
            return e.perhapsSent() ? ReminderOutcome.PERHAPS_SENT : ReminderOutcome.NOT_SENT;
        }
    }
}
