package candor.command.task;

import static candor.command.task.Planned.BOOK;
import static candor.command.task.Planned.FIND;
import static candor.command.task.Planned.STOP;
import static candor.command.task.Planned.after;
import static candor.command.task.Planned.publish;
import static candor.command.task.Planned.published;
import static candor.command.task.Planned.step;
import static candor.command.task.Planned.text;
import static org.assertj.core.api.Assertions.assertThat;

import candor.command.Decided;
import candor.task.Phase;
import candor.task.PlaybookCommand.RetirePlaybook;
import candor.task.PlaybookEvent.PlaybookRetired;
import candor.task.PlaybookStep;
import candor.task.Responsibility;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PlaybookTest {
    private final Decided decided = Decided.by(new TaskModule());

    @AfterEach
    void stop() {
        decided.close();
    }

    @Nested
    class Publishing {
        @Test
        void makesTheFirstVersionWithItsSteps() {
            decided.given().when(publish(0, FIND, STOP)).success().events(published(1, FIND, STOP));
        }

        @Test
        void makesTheNextVersionAndLeavesTheOneBefore() {
            decided.given(published(1, FIND)).when(publish(1, FIND, STOP)).success().events(published(2, FIND, STOP));
        }

        @Test
        void onAnOlderVersionIsRefusedSoThatNobodyUndoesWhatTheyHaveNotSeen() {
            decided.given(after(published(1, FIND), published(2, FIND, STOP))).when(publish(1, FIND)).noEvents().exceptionSatisfies(thrown ->
                    assertThat(thrown).hasStackTraceContaining("Version 2 of this playbook was published since you began"));
            decided.given().refuses("task.playbook-changed", publish(3, FIND));
            decided.given(published(1, FIND)).refuses("task.playbook-changed", publish(0, FIND));
        }

        @Test
        void offersARetiredOneAgain() {
            decided.given(after(published(1, FIND), new PlaybookRetired(BOOK, text("old")))).when(publish(1, FIND)).success().events(published(2, FIND));
        }

        @Test
        void withoutStepsIsRefused() {
            decided.given().refuses("task.playbook-size", publish(0));
        }

        @Test
        void namesTheStepsThatWaitForEachOther() {
            decided.given().when(publish(0, step("a", null, "c"), step("b", null, "a"), step("c", null, "b"))).noEvents().exceptionSatisfies(thrown ->
                    assertThat(thrown).hasStackTraceContaining("The steps a, c and b wait for each other in a circle"));
            decided.given().refuses("task.steps-in-a-circle", publish(0, step("a", null, "a")));
        }

        @Test
        void namesTheStepThatWaitsForWhatIsNotThere() {
            decided.given().when(publish(0, step("a", null, "nowhere"))).noEvents().exceptionSatisfies(thrown ->
                    assertThat(thrown).hasStackTraceContaining("The step a waits for nowhere, which is no step of this playbook"));
            decided.given().refuses("task.unknown-step", publish(0, step("a", null, "Not A Key")));
        }

        @Test
        void refusesAKeyThatIsNoneOrStandsTwice() {
            decided.given().refuses("task.bad-step-key", publish(0, step("Revoke keys", null)));
            decided.given().refuses("task.step-twice", publish(0, FIND, FIND));
        }

        @Test
        void refusesAStepWithoutWords() {
            var empty = new PlaybookStep("a", text("Do"), text(" "), Phase.ASSESS, Responsibility.COUNSEL, null, List.of());
            decided.given().refuses("command.text-missing", publish(0, empty));
        }

        @Test
        void takesManyStepsThatJoinWithoutWalkingEveryWay() {
            PlaybookStep[] ladder = new PlaybookStep[120];
            for (int i = 0; i < ladder.length; i++) {
                ladder[i] = i < 2 ? step("s" + i, null) : step("s" + i, null, "s" + (i - 1), "s" + (i - 2));
            }
            decided.given().when(publish(0, ladder)).success();
        }
    }

    @Nested
    class Retiring {
        private static final RetirePlaybook RETIRE = new RetirePlaybook(BOOK, text("we have a better one"));

        @Test
        void keepsTheReason() {
            decided.given(published(1, FIND)).when(RETIRE).events(new PlaybookRetired(BOOK, text("we have a better one")));
        }

        @Test
        void whatDoesNotExistOrIsRetiredIsRefused() {
            decided.given().refuses("task.playbook-not-found", RETIRE);
            decided.given(after(published(1, FIND), new PlaybookRetired(BOOK, text("old")))).refuses("task.playbook-retired", RETIRE);
        }
    }
}
