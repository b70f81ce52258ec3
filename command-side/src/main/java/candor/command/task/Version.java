package candor.command.task;

import candor.RuleViolation;
import candor.sealing.FreeText;
import candor.task.PlaybookEvent;
import candor.task.PlaybookEvent.PlaybookPublished;
import candor.task.PlaybookEvent.PlaybookStepPublished;
import candor.task.PlaybookStep;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a playbook says, whoever wrote it.
 *
 * @param origin where it was taken from; absent where it was written here
 * @param notMapped what of the origin has no place here
 */
public record Version(
        FreeText title, @Nullable FreeText summary, @Nullable FreeText changes, List<PlaybookStep> steps, @Nullable String origin, @Nullable FreeText notMapped) {
    /** Steps of the longest one. */
    public static final int MOST_STEPS = 200;

    public Version {
        steps = List.copyOf(steps);
    }

    /** What refuses one that is too long, or empty. */
    public static RuleViolation ofBadSize(int steps) {
        return new RuleViolation("task.playbook-size", "A playbook has 1 to " + MOST_STEPS + " steps, and this one has " + steps + ".");
    }

    static Version of(PlaybookPublished head) {
        return new Version(head.title(), head.summary(), head.changes(), List.of(), head.origin(), head.notMapped());
    }

    Version with(PlaybookStepPublished e) {
        var more = new ArrayList<>(steps);
        more.add(new PlaybookStep(e.step(), e.title(), e.instruction(), e.phase(), e.responsibility(), e.due(), e.after()));
        return new Version(title, summary, changes, more, origin, notMapped);
    }

    List<PlaybookEvent> published(String playbook, long number) {
        List<PlaybookEvent> events = new ArrayList<>();
        events.add(new PlaybookPublished(playbook, number, title, summary, changes, steps.size(), origin, notMapped));
        for (PlaybookStep step : steps) {
            events.add(new PlaybookStepPublished(
                    playbook, number, events.size(), step.key(), step.title(), step.instruction(), step.phase(), step.responsibility(), step.due(), step.after()));
        }
        return List.copyOf(events);
    }
}
