package candor.command.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.History;
import candor.command.IncidentStanding;
import candor.sealing.Personal;
import candor.task.TaskCommand.RemindOfTasks;
import candor.task.TaskDue;
import candor.task.TaskEvent.TasksReminded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Who gets which letter about the tasks of an incident that are due. Whether they are is the sweeper's to know; whoever moves an anchor at this
 * moment gets a reminder that was right when it was made.
 *
 * @param address where it goes; never stored
 */
record Reminding(TasksReminded letter, String address) {

    /**
     * Only the pass whose decision was stored, and only once it is durable, is told to send: all others find in the log that somebody was reminded. If
     * its process dies before it has sent, nobody ever sends.
     *
     * @throws RuleViolation {@code task.no-reminder-due} where none of it is left, {@code task.nobody-to-remind} where nobody can be reached about any
     */
    static List<DomainEvent> remind(RemindOfTasks command, History history, BiConsumer<TasksReminded, String> outbox) {
        Remindable so = Remindable.read(command.incident(), history);
        List<TaskDue> due = command.tasks().stream().filter(so::isLeft).toList();
        if (due.isEmpty() || IncidentStanding.read(command.incident(), history) != IncidentStanding.OPEN) {
            throw new RuleViolation("task.no-reminder-due", "Nobody needs to be reminded of these tasks: they or their incident are not open any more, or somebody was reminded.");
        }
        List<Reminding> letters = letters(command, byRecipient(due, so, command.incident(), history));
        if (letters.isEmpty()) {
            throw new RuleViolation("task.nobody-to-remind", "Nobody can be reminded: neither whoever is to do it nor whoever is in command has a mail address.");
        }
        history.onceDurable(() -> letters.forEach(one -> outbox.accept(one.letter(), one.address())));
        return letters.stream().<DomainEvent>map(Reminding::letter).toList();
    }

    /** What nobody can be reached about is left out: it stays due. */
    private static Map<Reached, List<TaskDue>> byRecipient(List<TaskDue> due, Remindable so, String incident, History history) {
        Map<Optional<Personal>, Optional<Reached>> found = new HashMap<>();
        Map<Reached, List<TaskDue>> tasks = new LinkedHashMap<>();
        for (TaskDue one : due) {
            found.computeIfAbsent(so.assignee(one.task()), assignee -> Reached.of(assignee, incident, history))
                    .ifPresent(reached -> tasks.computeIfAbsent(reached, _ -> new ArrayList<>()).add(one));
        }
        return tasks;
    }

    private static List<Reminding> letters(RemindOfTasks command, Map<Reached, List<TaskDue>> byRecipient) {
        List<Reminding> letters = new ArrayList<>();
        byRecipient.forEach((reached, tasks) -> {
            for (int from = 0; from < tasks.size(); from += TasksReminded.MOST_TASKS) {
                List<TaskDue> part = tasks.subList(from, Math.min(tasks.size(), from + TasksReminded.MOST_TASKS));
                letters.add(new Reminding(new TasksReminded(command.incident(), part, reached.account(), name(command, letters.size())), reached.address()));
            }
        });
        return letters;
    }

    private static String name(RemindOfTasks command, int number) {
        return UUID.nameUUIDFromBytes((command.pass() + "/" + command.incident() + "/" + number).getBytes(UTF_8)).toString();
    }
}
