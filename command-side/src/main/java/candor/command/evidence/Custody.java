package candor.command.evidence;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.IncidentStanding;
import candor.command.StoredEvents;
import candor.TagKey;
import candor.evidence.EvidenceEvent.EvidenceCollected;
import candor.incident.LawEvent.LegalHoldPlaced;
import candor.incident.LawEvent.LegalHoldReleased;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * What evidence has to know of its incident.
 *
 * @param items how many there are; only where they were read
 * @param holds numbers of the legal holds that cover the whole incident; only where they were read
 */
record Custody(IncidentStanding standing, long items, Set<Long> holds) {
    static final Custody UNKNOWN = new Custody(IncidentStanding.ABSENT, 0, Set.of());

    /** Whether there is work on it. */
    static EventCriteria standing(String incident) {
        return of(incident, List.of());
    }

    /** The same and its items, so that two that are collected at once get two numbers. */
    static EventCriteria numbering(String incident) {
        return of(incident, List.of(EvidenceCollected.class));
    }

    /** The same and its legal holds, so that none is placed between the look and the release. */
    static EventCriteria holding(String incident) {
        return of(incident, List.of(LegalHoldPlaced.class, LegalHoldReleased.class));
    }

    private static EventCriteria of(String incident, List<Class<? extends DomainEvent>> more) {
        var types = new HashSet<>(StoredEvents.namesOf(IncidentStanding.EVENTS));
        types.addAll(StoredEvents.namesOf(more));
        return EventCriteria.havingTags(Tag.of(TagKey.OF_INCIDENT, incident)).andBeingOneOfTypes(types);
    }

    Custody evolve(DomainEvent event) {
        return switch (event) {
            case EvidenceCollected e -> new Custody(standing, e.item(), holds);
            case LegalHoldPlaced e when e.wholeIncident() -> new Custody(standing, items, with(e.hold()));
            case LegalHoldReleased e -> new Custody(standing, items, without(e.hold()));
            default -> new Custody(standing.evolve(event), items, holds);
        };
    }

    private Set<Long> with(long hold) {
        var more = new HashSet<>(holds);
        more.add(hold);
        return Set.copyOf(more);
    }

    private Set<Long> without(long hold) {
        var fewer = new HashSet<>(holds);
        fewer.remove(hold);
        return Set.copyOf(fewer);
    }

    void requireDeclared() {
        standing.requireDeclared();
    }

    void requireOpen() {
        standing.requireOpen("you act on its evidence");
    }

    void requireNoHold() {
        if (!holds.isEmpty()) {
            throw new RuleViolation(
                    "evidence.under-hold", "Legal hold " + holds.stream().sorted().findFirst().orElseThrow() + " covers everything about this incident: its evidence can be given up when counsel has ended the hold.");
        }
    }

    /** Codes of the rules that a report of fact breaks. */
    List<String> irregular() {
        return standing.irregular();
    }
}
