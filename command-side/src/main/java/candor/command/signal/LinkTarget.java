package candor.command.signal;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.command.StoredEvents;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.ClosureEvent.IncidentReopened;
import candor.incident.DeclarationEvent.IncidentDeclared;
import java.util.List;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** The incident to which a signal is linked. */
enum LinkTarget {
    ABSENT,
    OPEN,
    CLOSED;

    static EventCriteria entries(String incident) {
        return EventCriteria.havingTags(Tag.of(TagKey.OF_INCIDENT, incident))
                .andBeingOneOfTypes(StoredEvents.namesOf(List.of(IncidentDeclared.class, IncidentClosed.class, IncidentReopened.class)));
    }

    LinkTarget evolve(DomainEvent event) {
        return event instanceof IncidentClosed ? CLOSED : OPEN;
    }

    void requireOpen() {
        switch (this) {
            case ABSENT -> throw new RuleViolation("incident.not-found", "There is no such incident: check the link, or look for its reference in the list.");
            case CLOSED -> throw new RuleViolation("incident.closed", "This incident is closed: reopen it with a reason before you link a signal to it.");
            case OPEN -> {}
        }
    }
}
