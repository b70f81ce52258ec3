package candor.command.request;

import candor.DomainEvent;
import candor.TagKey;
import candor.access.AccessEvent.AccountClosed;
import candor.access.AccessEvent.AccountOpened;
import candor.command.StoredEvents;
import candor.incident.LawEvent.LegalHoldPlaced;
import candor.incident.LawEvent.LegalHoldReleased;
import candor.request.RequestEvent.ErasureStarted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * What stands in the way of erasing a person.
 *
 * @param holds those that stand, as incident and number
 */
record ErasureHistory(String subject, SortedSet<String> holds, boolean started, boolean accountOpen) {

    static ErasureHistory of(String subject) {
        return new ErasureHistory(subject, new TreeSet<>(), false, false);
    }

    /** The entries that decide it: holds that name the person, holds on incidents that name them, what became of their account, an erasure before. */
    static EventCriteria entries(String subject, List<String> incidents) {
        var holds = StoredEvents.namesOf(List.of(LegalHoldPlaced.class, LegalHoldReleased.class));
        List<EventCriteria> all = new ArrayList<>();
        all.add(EventCriteria.havingTags(Tag.of(TagKey.OF_SUBJECT, subject)).andBeingOneOfTypes(
                StoredEvents.namesOf(List.of(LegalHoldPlaced.class, LegalHoldReleased.class, ErasureStarted.class))));
        all.add(EventCriteria.havingTags(Tag.of(TagKey.OF_ACCOUNT, subject)).andBeingOneOfTypes(
                StoredEvents.namesOf(List.of(AccountOpened.class, AccountClosed.class))));
        incidents.forEach(incident -> all.add(EventCriteria.havingTags(Tag.of(TagKey.OF_INCIDENT, incident)).andBeingOneOfTypes(holds)));
        return EventCriteria.either(all);
    }

    ErasureHistory evolve(DomainEvent event) {
        return switch (event) {
            case LegalHoldPlaced e -> covers(e) ? new ErasureHistory(subject, with(name(e.incident(), e.hold())), started, accountOpen) : this;
            case LegalHoldReleased e -> new ErasureHistory(subject, without(name(e.incident(), e.hold())), started, accountOpen);
            case ErasureStarted e -> new ErasureHistory(subject, holds, true, accountOpen);
            case AccountOpened e -> new ErasureHistory(subject, holds, started, true);
            case AccountClosed e -> new ErasureHistory(subject, holds, started, false);
            default -> this;
        };
    }

    private boolean covers(LegalHoldPlaced placed) {
        return placed.wholeIncident() || placed.subjects().contains(subject);
    }

    /** The first hold that stands, as incident and number. */
    Optional<String> hold() {
        return holds.stream().findFirst();
    }

    private static String name(String incident, long hold) {
        return incident + "/" + hold;
    }

    private SortedSet<String> with(String hold) {
        var more = new TreeSet<>(holds);
        more.add(hold);
        return more;
    }

    private SortedSet<String> without(String hold) {
        var fewer = new TreeSet<>(holds);
        fewer.remove(hold);
        return fewer;
    }
}
