package candor.command.task;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.command.Caller;
import candor.command.History;
import candor.command.IncidentStanding;
import candor.command.StoredEvents;
import candor.sealing.FreeText;
import candor.task.PlaybookStep;
import candor.task.TaskCommand.AddTask;
import candor.task.TaskCommand.ApplyPlaybook;
import candor.task.TaskEvent.PlaybookApplied;
import candor.task.TaskEvent.TaskAdded;
import candor.testimony.Attribution;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** How tasks come to be: all those of a playbook in one append, or one by hand. */
final class Application {
    private Application() {}

    static List<DomainEvent> decide(ApplyPlaybook command, Caller caller, History history) {
        IncidentStanding.read(command.incident(), history).requireOpen("you apply a playbook to it");
        Version version = Playbook.read(command.playbook(), history).toApply(command.version());
        requireFirst(command, history);
        Attribution by = command.attribution();
        List<DomainEvent> events = new ArrayList<>();
        events.add(new PlaybookApplied(
                command.incident(), command.playbook(), command.version(), requireThere(version.title()), version.steps().size(), by.occurred(), by.known(), by.by(), by.means()));
        version.steps().forEach(step -> events.add(task(command, step)));
        return List.copyOf(events);
    }

    private static void requireFirst(ApplyPlaybook command, History history) {
        var entries = EventCriteria.havingTags(Tag.of(TagKey.OF_INCIDENT, command.incident()))
                .andBeingOneOfTypes(StoredEvents.namesOf(List.of(PlaybookApplied.class)));
        boolean before = history.fold(entries, false, (found, event) -> found || event instanceof PlaybookApplied e && e.playbook().equals(command.playbook()));
        if (before) {
            throw new RuleViolation("task.playbook-applied", "This playbook was applied to this incident before: add what is missing by hand.");
        }
    }

    private static TaskAdded task(ApplyPlaybook command, PlaybookStep step) {
        Attribution by = command.attribution();
        List<String> after = step.after().stream().map(key -> ApplyPlaybook.task(command.incident(), command.playbook(), key)).toList();
        return new TaskAdded(
                command.incident(), ApplyPlaybook.task(command.incident(), command.playbook(), step.key()), command.playbook(), command.version(), step.key(),
                requireThere(step.title()), requireThere(step.instruction()), step.phase(), step.responsibility(), step.due(), after,
                by.occurred(), by.known(), by.by(), by.means());
    }

    private static FreeText requireThere(FreeText text) {
        if (text.text().isEmpty()) {
            throw new RuleViolation("task.step-erased", "A text of this version was erased: publish a version without the gap, and apply that.");
        }
        return text;
    }

    static List<DomainEvent> add(AddTask command, Caller caller, History history) {
        IncidentStanding.read(command.incident(), history).requireOpen("you add a task to it");
        if (Task.read(command.task(), history).isPresent()) {
            throw new RuleViolation("task.already-added", "This task was added before: nothing is left to do.");
        }
        Attribution by = command.attribution();
        return List.of(new TaskAdded(
                command.incident(), command.task(), null, null, null, command.title(), command.instruction(), command.phase(), command.responsibility(),
                command.due(), List.of(), by.occurred(), by.known(), by.by(), by.means()));
    }
}
