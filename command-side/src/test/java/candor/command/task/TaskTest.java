package candor.command.task;

import static candor.command.task.Planned.BOOK;
import static candor.command.task.Planned.FIND;
import static candor.command.task.Planned.FIND_TASK;
import static candor.command.task.Planned.INC;
import static candor.command.task.Planned.STOP;
import static candor.command.task.Planned.STOP_TASK;
import static candor.command.task.Planned.account;
import static candor.command.task.Planned.added;
import static candor.command.task.Planned.after;
import static candor.command.task.Planned.applied;
import static candor.command.task.Planned.declared;
import static candor.command.task.Planned.published;
import static candor.command.task.Planned.text;
import static org.assertj.core.api.Assertions.assertThat;

import candor.access.AccessEvent.AccountClosed;
import candor.access.AccessEvent.AccountOpened;
import candor.command.Decided;
import candor.command.incident.IncidentModule;
import candor.incident.ClosingOutcome;
import candor.incident.ClosureCommand.CloseIncident;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.ClosureEvent.IncidentReopened;
import candor.sealing.FreeText;
import candor.task.Phase;
import candor.task.PlaybookEvent.PlaybookRetired;
import candor.task.PlaybookStep;
import candor.task.Responsibility;
import candor.task.TaskCommand.AddTask;
import candor.task.TaskCommand.ApplyPlaybook;
import candor.task.TaskCommand.AssignTask;
import candor.task.TaskCommand.CompleteTask;
import candor.task.TaskCommand.ReopenTask;
import candor.task.TaskCommand.SkipTask;
import candor.task.TaskEvent.TaskAdded;
import candor.task.TaskEvent.TaskAssigned;
import candor.task.TaskEvent.TaskCompleted;
import candor.task.TaskEvent.TaskReopened;
import candor.task.TaskEvent.TaskSkipped;
import candor.testimony.Attribution;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TaskTest {
    private static final Object CLOSED = new IncidentClosed(INC, ClosingOutcome.RESOLVED, text("done"), List.of(), null, null, null, null, null);
    private static final Object REOPENED = new IncidentReopened(INC, text("not done"), null, null, null, null);
    static final Object[] TASKS = {declared(), applied(2), added(FIND), added(STOP)};
    static final TaskCompleted FOUND = new TaskCompleted(INC, FIND_TASK, "find", text("found"), null, null, null, null, null);
    static final TaskSkipped NOT_SOUGHT = new TaskSkipped(INC, FIND_TASK, "find", text("known"), null, null, null, null);

    private final Decided decided = Decided.by(new TaskModule());

    @AfterEach
    void stop() {
        decided.close();
    }

    @Nested
    class Applying {
        private static final ApplyPlaybook APPLY = new ApplyPlaybook(INC, BOOK, 1, Attribution.NONE);

        @Test
        void makesATaskOfEveryStepInOneAppend() {
            decided.given(after(published(1, FIND, STOP), declared())).when(APPLY).success().events(applied(2), added(FIND), added(STOP));
        }

        @Test
        void takesTheVersionThatWasChosenEvenIfThereIsANewerOne() {
            decided.given(after(after(published(1, FIND, STOP), published(2, FIND)), declared())).when(APPLY).events(applied(2), added(FIND), added(STOP));
        }

        @Test
        void twiceIsRefused() {
            decided.given(after(after(published(1, FIND, STOP), published(2, FIND)), TASKS)).refuses("task.playbook-applied", APPLY);
            decided.given(after(after(published(1, FIND, STOP), published(2, FIND)), TASKS)).refuses("task.playbook-applied", new ApplyPlaybook(INC, BOOK, 2, Attribution.NONE));
        }

        @Test
        void whatDoesNotExistOrIsRetiredIsRefused() {
            decided.given(declared()).refuses("task.playbook-not-found", APPLY);
            decided.given(after(published(1, FIND), declared())).refuses("task.playbook-not-found", new ApplyPlaybook(INC, BOOK, 2, Attribution.NONE));
            decided.given(after(published(1, FIND), new PlaybookRetired(BOOK, text("old")), declared())).refuses("task.playbook-retired", APPLY);
        }

        @Test
        void aVersionWithAnErasedTextIsRefused() {
            var gap = new PlaybookStep("find", new FreeText.Erased(), text("How"), Phase.CONTAIN, Responsibility.RESPONDER, null, List.of());
            decided.given(after(published(1, gap), declared())).refuses("task.step-erased", APPLY);
        }

        @Test
        void toAClosedIncidentOrNoneIsRefused() {
            decided.given(after(published(1, FIND), declared(), CLOSED)).refuses("incident.closed", APPLY);
            decided.given(published(1, FIND)).refuses("incident.not-found", APPLY);
            decided.given(after(published(1, FIND, STOP), declared(), CLOSED, REOPENED)).when(APPLY).success();
        }
    }

    @Nested
    class Adding {
        private static final AddTask ADD = new AddTask(INC, "t1", text("Call the bank"), null, Phase.NOTIFY, Responsibility.FINANCE, null, Attribution.NONE);

        @Test
        void byHandNeedsNoPlaybook() {
            decided.given(declared()).when(ADD).events(byHand());
        }

        @Test
        void twiceIsRefused() {
            decided.given(declared(), byHand()).refuses("task.already-added", ADD);
        }

        @Test
        void toAClosedIncidentOrNoneIsRefused() {
            decided.given(declared(), CLOSED).refuses("incident.closed", ADD);
            decided.given().refuses("incident.not-found", ADD);
        }

        private static TaskAdded byHand() {
            return new TaskAdded(INC, "t1", null, null, null, text("Call the bank"), null, Phase.NOTIFY, Responsibility.FINANCE, null, List.of(), null, null, null, null);
        }
    }

    @Nested
    class Assigning {
        private static final AssignTask TO_ANN = new AssignTask(FIND_TASK, account("ann"), Attribution.NONE);
        private static final Object ANN = new AccountOpened("ann", account("ann"), account("ann"));

        @Test
        void saysWhoDoesItAndWhoDidBefore() {
            decided.given(after(TASKS, ANN)).when(TO_ANN).events(given("ann", null));
            decided.given(after(TASKS, ANN, given("ben", null))).when(TO_ANN).events(given("ann", "ben"));
        }

        @Test
        void toThemWhoHaveItIsRefused() {
            decided.given(after(TASKS, ANN, given("ann", null))).refuses("task.already-assigned", TO_ANN);
        }

        @Test
        void toSomebodyWhoCannotSignInIsRefused() {
            decided.given(TASKS).refuses("task.no-such-account", TO_ANN);
            decided.given(after(TASKS, ANN, new AccountClosed("ann", text("left")))).refuses("task.no-such-account", TO_ANN);
        }

        @Test
        void whatIsDoneOrUnknownIsRefused() {
            decided.given(after(TASKS, ANN, FOUND)).refuses("task.not-open", TO_ANN);
            decided.given(ANN).refuses("task.not-found", TO_ANN);
            decided.given(after(TASKS, ANN, CLOSED)).refuses("incident.closed", TO_ANN);
        }

        private static TaskAssigned given(String who, @Nullable String before) {
            return new TaskAssigned(INC, FIND_TASK, "find", account(who), before == null ? null : account(before), null, null, null, null);
        }
    }

    @Nested
    class Completing {
        private static final CompleteTask FIND_DONE = new CompleteTask(FIND_TASK, text("found"), null, Attribution.NONE);
        private static final CompleteTask STOP_DONE = new CompleteTask(STOP_TASK, text("stopped"), null, Attribution.NONE);

        @Test
        void keepsTheResult() {
            decided.given(TASKS).when(FIND_DONE).events(FOUND);
        }

        @Test
        void whatWaitsIsRefusedUntilWhatItWaitsForHasEnded() {
            decided.given(TASKS).when(STOP_DONE).noEvents().exceptionSatisfies(thrown -> assertThat(thrown).hasStackTraceContaining("The step stop waits for find, still open"));
            decided.given(TASKS).refuses("task.out-of-order", STOP_DONE);
            decided.given(after(TASKS, FOUND)).when(STOP_DONE).events(stopped(null));
            decided.given(after(TASKS, NOT_SOUGHT)).when(STOP_DONE).events(stopped(null));
            decided.given(after(TASKS, FOUND, new TaskReopened(INC, FIND_TASK, "find", text("no"), null, null, null, null))).refuses("task.out-of-order", STOP_DONE);
        }

        @Test
        void outOfOrderIsTakenWithAReason() {
            decided.given(TASKS).when(new CompleteTask(STOP_TASK, text("stopped"), text("the bank asked"), Attribution.NONE)).events(stopped("the bank asked"));
        }

        @Test
        void isTakenOnAClosedIncidentBecauseItHappened() {
            decided.given(after(TASKS, CLOSED)).when(FIND_DONE).events(FOUND);
        }

        @Test
        void twiceOrOfNothingIsRefused() {
            decided.given(after(TASKS, FOUND)).refuses("task.not-open", FIND_DONE);
            decided.given(after(TASKS, NOT_SOUGHT)).refuses("task.not-open", FIND_DONE);
            decided.given().refuses("task.not-found", FIND_DONE);
        }

        private static TaskCompleted stopped(@Nullable String outOfOrder) {
            return new TaskCompleted(INC, STOP_TASK, "stop", text("stopped"), outOfOrder == null ? null : text(outOfOrder), null, null, null, null);
        }
    }

    @Nested
    class SkippingAndOpeningAgain {
        private static final SkipTask SKIP = new SkipTask(FIND_TASK, text("known"), Attribution.NONE);
        private static final ReopenTask REOPEN = new ReopenTask(FIND_TASK, text("it was not"), Attribution.NONE);

        @Test
        void keepTheReason() {
            decided.given(TASKS).when(SKIP).events(NOT_SOUGHT);
            decided.given(after(TASKS, NOT_SOUGHT)).when(REOPEN).events(new TaskReopened(INC, FIND_TASK, "find", text("it was not"), null, null, null, null));
        }

        @Test
        void areRefusedWhereThereIsNothingToSkipOrToOpen() {
            decided.given(after(TASKS, FOUND)).refuses("task.not-open", SKIP);
            decided.given(TASKS).refuses("task.open", REOPEN);
            decided.given().refuses("task.not-found", SKIP);
            decided.given().refuses("task.not-found", REOPEN);
        }

        @Test
        void areRefusedOnAClosedIncident() {
            decided.given(after(TASKS, CLOSED)).refuses("incident.closed", SKIP);
            decided.given(after(TASKS, FOUND, CLOSED)).refuses("incident.closed", REOPEN);
        }
    }

    @Nested
    class ClosingTheIncident {
        private static final CloseIncident CLOSE = new CloseIncident(INC, ClosingOutcome.RESOLVED, text("done"), null, Attribution.NONE);

        @Test
        void listsOpenTasksUntilTheyHaveEnded() {
            try (Decided closing = Decided.by(new IncidentModule())) {
                closing.given(TASKS).when(CLOSE).noEvents().exceptionSatisfies(thrown -> assertThat(thrown).hasStackTraceContaining("A task is neither done nor skipped."));
                var stopped = new TaskSkipped(INC, STOP_TASK, "stop", text("not here"), null, null, null, null);
                closing.given(after(TASKS, FOUND, stopped)).when(CLOSE).noEvents().exceptionSatisfies(thrown ->
                        assertThat(Throwables.getStackTrace(thrown)).contains("cannot be closed yet").doesNotContain("A task is"));
            }
        }
    }
}
