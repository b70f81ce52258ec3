package candor.task;

import candor.access.NamedAccount;
import candor.sealing.FreeText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a task board.
 *
 * @param incidentReference where it is known already
 * @param assignee absent while nobody is to do it
 * @param offset absent where no due time is set
 * @param due absent where no due time is set, and while its anchor is not known
 * @param overdue whether it is open and its due instant has passed by the server's clock
 * @param waitsFor what has to be done before
 * @param step key of the playbook's step; absent where it was added by hand
 * @param ordinal of the entry that added it in the incident's stream
 */
public record TaskRow(
        String task,
        String incident,
        @Nullable String incidentReference,
        FreeText title,
        @Nullable FreeText instruction,
        Phase phase,
        Responsibility responsibility,
        TaskState state,
        @Nullable NamedAccount assignee,
        @Nullable DueOffset offset,
        @Nullable AnchorPoint due,
        boolean overdue,
        List<Before> waitsFor,
        @Nullable String playbook,
        @Nullable Long version,
        @Nullable String step,
        long ordinal) {
    public TaskRow {
        waitsFor = List.copyOf(waitsFor);
    }

    /** A task that has to be done before. */
    public record Before(String task, FreeText title, boolean open) {}

    /** Whether something it waits for is still open. */
    public boolean blocked() {
        return waitsFor.stream().anyMatch(Before::open);
    }
}
