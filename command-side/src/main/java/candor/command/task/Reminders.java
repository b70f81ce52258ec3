package candor.command.task;

import candor.RuleViolation;
import candor.command.sweep.Due;
import candor.command.sweep.DueHandler;
import candor.command.sweep.DueJson;
import candor.command.sweep.DueTable;
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
import candor.task.TaskCommand.RemindOfTasks;
import candor.task.TaskDue;
import candor.task.TaskEvent.TasksReminded;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds people of tasks that are due: first it is recorded, then the mail is sent, one for each person and incident. What dies in between is
 * recorded and not sent, and shows as not known to have been sent.
 */
final class Reminders implements DueHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

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

    /** Letters that were recorded by this process and are not sent yet. */
    static final class Outbox {
        private final ConcurrentLinkedQueue<Ready> ready = new ConcurrentLinkedQueue<>();

        void add(TasksReminded letter, String address) {
            ready.add(new Ready(letter, address));
        }
    }

    private record Ready(TasksReminded letter, String address) {}

    @Override
    public String kind() {
        return DueTasks.KIND;
    }

    @Override
    public boolean isReady() {
        return mailer.isConfigured();
    }

    @Override
    public Set<String> handle(List<Due> due) {
        Set<String> unsettled = record(due);
        send();
        return unsettled;
    }

    private Set<String> record(List<Due> due) {
        String pass = UUID.randomUUID().toString();
        Set<String> unsettled = new HashSet<>();
        var underWay = new UnderWay();
        due.stream().collect(Collectors.groupingBy(Due::group, LinkedHashMap::new, Collectors.mapping(Reminders::task, Collectors.toList()))).forEach((incident, tasks) -> {
            Begun begun = port.begin(new RemindOfTasks(incident, tasks, pass), issuance("remind/" + incident + "/" + pass, pass));
            underWay.add(() -> settle(begun, tasks, unsettled));
        });
        underWay.settle();
        return unsettled;
    }

    private static TaskDue task(Due due) {
        return new TaskDue(due.key(), DueJson.read(due.row(), DueTask.class).step(), due.at());
    }

    /** A name of its own: if a command is repeated since nobody knows whether it was stored, it is stored once. */
    private static Issuance issuance(String id, String body) {
        return Issuance.bySystem("task/" + id, BodyHash.of(body));
    }

    private static void settle(Begun begun, List<TaskDue> tasks, Set<String> unsettled) {
        try {
            begun.await();
        } catch (RuleViolation refused) {
            if (refused.code().equals("task.nobody-to-remind")) {
                tasks.forEach(one -> unsettled.add(one.task()));
            }
        } catch (LedgerUnavailable e) {
            LOG.warn("reminders cannot be recorded and are tried again: {}", e.code());
            tasks.forEach(one -> unsettled.add(one.task()));
        }
    }

    /** Whoever takes a letter out sends it, and nobody else. */
    private void send() {
        List<Ready> ready = List.copyOf(outbox.ready);
        Map<String, String> references = DueRows.references(table, ready.stream().map(one -> one.letter().incident()).toList());
        var underWay = new UnderWay();
        for (Ready one : ready) {
            if (outbox.ready.remove(one)) {
                Begun begun = send(one, references.getOrDefault(one.letter().incident(), "an incident"));
                underWay.add(() -> writtenDown(begun));
            }
        }
        underWay.settle();
    }

    private Begun send(Ready ready, String reference) {
        TasksReminded reminded = ready.letter();
        ReminderOutcome outcome = hand(letters.letter(reference, ready.address(), reminded));
        List<String> tasks = reminded.tasks().stream().map(TaskDue::task).toList();
        return port.begin(new RecordReminderOutcome(reminded.incident(), reminded.letter(), tasks, outcome), issuance("outcome/" + reminded.letter(), reminded.letter()));
    }

    /** Other mails wait in this process alone: one whose outcome cannot be written down must not hold them back. */
    private static void writtenDown(Begun begun) {
        try {
            begun.await();
        } catch (LedgerUnavailable e) {
            LOG.warn("what became of a reminder's mail cannot be recorded: {}", e.code());
        }
    }

    /** Commands that share blocks: so many are begun before the first is awaited. */
    private static final class UnderWay {
        private static final int MOST = 64;

        private final Deque<Runnable> answers = new ArrayDeque<>();

        private void add(Runnable answer) {
            if (answers.size() == MOST) {
                answers.removeFirst().run();
            }
            answers.addLast(answer);
        }

        private void settle() {
            answers.forEach(Runnable::run);
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
