package candor.task;

import candor.DomainEvent;
import candor.TagKey;
import candor.sealing.FreeText;
import java.util.List;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;
import org.jspecify.annotations.Nullable;

/** What has happened to a playbook. */
public sealed interface PlaybookEvent extends DomainEvent {

    /** The playbook it is about. */
    String playbook();

    /**
     * A version exists from here on and never changes; its steps follow in the same append.
     * @param version from 1, without gaps
     * @param steps how many steps follow
     * @param origin where it was taken from, e.g. {@code cacao-2.0}; absent where it was written here
     * @param notMapped what of the origin has no place in a playbook here, one thing a line; absent where nothing was lost
     */
    @Event(namespace = "task", name = "PlaybookPublished", version = "1")
    record PlaybookPublished(
            @EventTag(key = TagKey.OF_PLAYBOOK) String playbook,
            long version,
            FreeText title,
            @Nullable FreeText summary,
            @Nullable FreeText changes,
            int steps,
            @Nullable String origin,
            @Nullable FreeText notMapped)
            implements PlaybookEvent {}

    /**
     * One step of a version.
     * @param number in the version, from 1
     * @param after keys of the steps that have to be done before
     */
    @Event(namespace = "task", name = "PlaybookStepPublished", version = "1")
    record PlaybookStepPublished(
            @EventTag(key = TagKey.OF_PLAYBOOK) String playbook,
            long version,
            int number,
            String step,
            FreeText title,
            FreeText instruction,
            Phase phase,
            Responsibility responsibility,
            @Nullable DueOffset due,
            List<String> after)
            implements PlaybookEvent {}

    /** It is offered no longer. */
    @Event(namespace = "task", name = "PlaybookRetired", version = "1")
    record PlaybookRetired(@EventTag(key = TagKey.OF_PLAYBOOK) String playbook, FreeText reason) implements PlaybookEvent {}
}
