package candor.task;

import candor.sealing.FreeText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a playbook as somebody writes it.
 *
 * @param key names the step within its playbook, over all versions: 1 to 64 lower-case letters, digits and hyphens
 * @param title what has to be done, in one line
 * @param instruction how it is done
 * @param due when it has to be done; absent where the plan sets no time
 * @param after keys of the steps that have to be done before
 */
public record PlaybookStep(
        String key,
        FreeText title,
        FreeText instruction,
        Phase phase,
        Responsibility responsibility,
        @Nullable DueOffset due,
        List<String> after) {
    public PlaybookStep {
        after = List.copyOf(after);
    }
}
