package candor.command.task;

import candor.platform.mail.ConsoleLinks;
import candor.platform.mail.Letter;
import candor.task.TaskDue;
import candor.task.TaskEvent.TasksReminded;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a reminder says. A mail leaves the vault and lies in mailboxes that nobody can erase: so it names the incident's reference, when tasks were due,
 * and where to read on, and no title, no name, no key of a step.
 */
record ReminderLetters(ConsoleLinks links) {

    Letter letter(String reference, String address, TasksReminded reminded) {
        List<TaskDue> inOrder = reminded.tasks().stream().sorted(Comparator.comparing(TaskDue::due)).toList();
        String lines = inOrder.stream().map(one -> "due " + one.due().truncatedTo(ChronoUnit.SECONDS) + "  " + links.to("/tasks/" + one.task())).collect(Collectors.joining("\n"));
        int count = inOrder.size();
        String subject = (count == 1 ? "A task" : count + " tasks") + " of " + reference + (count == 1 ? " is due" : " are due");
        String text = """
                %s:

                %s

                What it is about is not in this mail; sign in to read it. All tasks of the incident: %s

                No second mail follows for the same task and time.
                """.formatted(subject, lines, links.to("/incidents/" + reminded.incident() + "/tasks"));
        return new Letter("reminder-" + reminded.letter(), List.of(address), subject, text, List.of());
    }
}
