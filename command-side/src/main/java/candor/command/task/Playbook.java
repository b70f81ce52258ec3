package candor.command.task;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.command.Fold;
import candor.command.History;
import candor.command.StoredEvents;
import candor.task.PlaybookCommand.PublishPlaybook;
import candor.task.PlaybookCommand.RetirePlaybook;
import candor.task.PlaybookEvent;
import candor.task.PlaybookEvent.PlaybookPublished;
import candor.task.PlaybookEvent.PlaybookRetired;
import candor.task.PlaybookEvent.PlaybookStepPublished;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** A playbook: its versions from 1, and whether it is still offered. */
record Playbook(List<Version> versions, boolean retired) {
    private static final Playbook UNKNOWN = new Playbook(List.of(), false);
    private static final Fold<Playbook> FOLD = new Fold<>(UNKNOWN, Playbook::evolve);

    static Playbook read(String playbook, History history) {
        var entries = EventCriteria.havingTags(Tag.of(TagKey.OF_PLAYBOOK, playbook))
                .andBeingOneOfTypes(StoredEvents.namesOf(List.of(PlaybookPublished.class, PlaybookStepPublished.class, PlaybookRetired.class)));
        return history.fold(entries, FOLD);
    }

    private Playbook evolve(DomainEvent event) {
        return switch (event) {
            case PlaybookPublished e -> new Playbook(with(Version.of(e), versions.size()), false);
            case PlaybookStepPublished e -> new Playbook(with(versions.getLast().with(e), versions.size() - 1), retired);
            case PlaybookRetired _ -> new Playbook(versions, true);
            default -> this;
        };
    }

    private List<Version> with(Version version, int at) {
        var all = new ArrayList<>(versions.subList(0, at));
        all.add(version);
        return List.copyOf(all);
    }

    List<PlaybookEvent> decide(PublishPlaybook command) {
        requireSeen(command.basedOn());
        Steps.require(command.steps());
        var version = new Version(command.title(), command.summary(), command.changes(), command.steps(), null, null);
        return version.published(command.playbook(), versions.size() + 1L);
    }

    /** Who wrote on an older version would undo what the newer one says. */
    private void requireSeen(long basedOn) {
        if (basedOn != versions.size()) {
            throw new RuleViolation("task.playbook-changed", versions.isEmpty()
                    ? "There is no version " + basedOn + " of this playbook: begin a new one."
                    : "Version " + versions.size() + " of this playbook was published since you began: look at what it changes, then write on it.");
        }
    }

    /** The same document again adds nothing. */
    List<PlaybookEvent> take(Taken taken) {
        Steps.require(taken.version().steps());
        boolean same = !versions.isEmpty() && !retired && versions.getLast().equals(taken.version());
        return same ? List.of() : taken.version().published(taken.playbook(), versions.size() + 1L);
    }

    PlaybookEvent decide(RetirePlaybook command) {
        if (versions.isEmpty()) {
            throw notFound();
        }
        if (retired) {
            throw new RuleViolation("task.playbook-retired", "This playbook is offered no longer already: nothing is left to do.");
        }
        return new PlaybookRetired(command.playbook(), command.reason());
    }

    /** The version of this number, to be applied. */
    Version toApply(long number) {
        if (number < 1 || number > versions.size()) {
            throw notFound();
        }
        if (retired) {
            throw new RuleViolation("task.playbook-retired", "This playbook is offered no longer: choose another one, or publish a new version of it.");
        }
        return versions.get((int) number - 1);
    }

    private static RuleViolation notFound() {
        return new RuleViolation("task.playbook-not-found", "There is no such playbook, or no such version of it: look at the list of playbooks.");
    }
}
