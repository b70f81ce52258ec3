package candor.command.task;

import static candor.command.task.Planned.INC;
import static candor.command.task.Planned.account;
import static org.assertj.core.api.Assertions.assertThat;

import candor.command.task.DueTask.Surroundings;
import candor.task.Anchor;
import candor.task.Anchors;
import candor.task.DueOffset;
import candor.task.TaskDue;
import candor.task.TaskEvent.TaskReminded;
import candor.task.TaskEvent.TasksReminded;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DueTaskTest {
    private static final Instant ADDED = Instant.parse("2026-11-23T00:00:00Z");
    private static final DueOffset SOON = new DueOffset(Anchor.APPLIED, 1, DueOffset.Unit.HOURS);
    private static final Surroundings AROUND = new Surroundings(INC, "INC-2026-0001", Anchors.UNKNOWN, false, 1);

    @Test
    void isNotDueAnyMoreOnceSomebodyWasRemindedByWhicheverRelease() {
        DueTask task = new DueTask("t1", INC, "find", SOON, ADDED, true, List.of());
        Instant due = Objects.requireNonNull(task.next(AROUND));
        var alone = new TaskReminded(INC, "t1", "find", due, account("ann"), "l1");
        var letter = new TasksReminded(INC, List.of(new TaskDue("t0", null, due), new TaskDue("t1", "find", due)), account("ann"), "l1");

        assertThat(task.after(alone).next(AROUND)).isNull();
        assertThat(task.after(letter).next(AROUND)).isNull();
        assertThat(task.after(letter).after(letter).reminded()).containsExactly(due);
    }

    @Test
    void staysDueWhereALetterNamesOthersOrAnotherInstant() {
        DueTask task = new DueTask("t1", INC, "find", SOON, ADDED, true, List.of());
        Instant due = Objects.requireNonNull(task.next(AROUND));

        assertThat(task.after(new TasksReminded(INC, List.of(new TaskDue("t0", null, due)), account("ann"), "l1")).next(AROUND)).isEqualTo(due);
        assertThat(task.after(new TasksReminded(INC, List.of(new TaskDue("t1", "find", due.minusSeconds(60))), account("ann"), "l1")).next(AROUND)).isEqualTo(due);
    }
}
