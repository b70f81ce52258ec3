package candor.command.task;

import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IncidentKind;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import candor.task.Anchor;
import candor.task.DueOffset;
import candor.task.Phase;
import candor.task.PlaybookCommand.PublishPlaybook;
import candor.task.PlaybookEvent.PlaybookPublished;
import candor.task.PlaybookEvent.PlaybookStepPublished;
import candor.task.PlaybookStep;
import candor.task.Responsibility;
import candor.task.TaskCommand.ApplyPlaybook;
import candor.task.TaskEvent.PlaybookApplied;
import candor.task.TaskEvent.TaskAdded;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A playbook of two steps, and what comes of it. */
final class Planned {
    static final String INC = "incident-1";
    static final String BOOK = "book-1";
    static final DueOffset FOUR_HOURS = new DueOffset(Anchor.DETECTED, 4, DueOffset.Unit.HOURS);
    static final PlaybookStep FIND = step("find", null);
    static final PlaybookStep STOP = step("stop", FOUR_HOURS, "find");
    static final String FIND_TASK = ApplyPlaybook.task(INC, BOOK, "find");
    static final String STOP_TASK = ApplyPlaybook.task(INC, BOOK, "stop");

    private Planned() {}

    static FreeText text(String words) {
        return FreeText.of(words);
    }

    static Personal account(String reference) {
        return Personal.of(new SubjectReference(reference), reference);
    }

    static PlaybookStep step(String key, @Nullable DueOffset due, String... after) {
        return new PlaybookStep(key, text("Do " + key), text("How to " + key), Phase.CONTAIN, Responsibility.RESPONDER, due, List.of(after));
    }

    static PublishPlaybook publish(long basedOn, PlaybookStep... steps) {
        return new PublishPlaybook(BOOK, basedOn, text("Leak"), null, null, List.of(steps));
    }

    static Object[] published(long version, PlaybookStep... steps) {
        List<Object> events = new ArrayList<>();
        events.add(new PlaybookPublished(BOOK, version, text("Leak"), null, null, steps.length, null, null));
        for (PlaybookStep s : steps) {
            events.add(new PlaybookStepPublished(BOOK, version, events.size(), s.key(), s.title(), s.instruction(), s.phase(), s.responsibility(), s.due(), s.after()));
        }
        return events.toArray();
    }

    static IncidentDeclared declared() {
        return new IncidentDeclared(
                INC, "INC-2026-0001", IncidentKind.INCIDENT, text("Something leaks"), null, null, null, null, null, null, null, null, null, null, List.of());
    }

    static PlaybookApplied applied(int tasks) {
        return new PlaybookApplied(INC, BOOK, 1, text("Leak"), tasks, null, null, null, null);
    }

    static TaskAdded added(PlaybookStep step) {
        return new TaskAdded(
                INC, ApplyPlaybook.task(INC, BOOK, step.key()), BOOK, 1L, step.key(), step.title(), step.instruction(), step.phase(), step.responsibility(), step.due(),
                step.after().stream().map(key -> ApplyPlaybook.task(INC, BOOK, key)).toList(), null, null, null, null);
    }

    /** Several lists of events after each other. */
    static Object[] after(Object[] first, Object... more) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray();
    }
}
