package candor.command.task;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.command.History;
import candor.command.StoredEvents;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.JoinEvent.IncidentMerged;
import candor.incident.JoinSide;
import candor.incident.ClosureEvent.IncidentReopened;
import java.util.List;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** Whether an incident takes acts on its tasks. */
enum IncidentStanding {
    ABSENT,
    OPEN,
    CLOSED,
    MERGED;

    static IncidentStanding read(String incident, History history) {
        var entries = EventCriteria.havingTags(Tag.of(TagKey.OF_INCIDENT, incident))
                .andBeingOneOfTypes(StoredEvents.namesOf(List.of(IncidentDeclared.class, IncidentClosed.class, IncidentReopened.class, IncidentMerged.class)));
        return history.fold(entries, ABSENT, IncidentStanding::evolve);
    }

    private IncidentStanding evolve(DomainEvent event) {
        return switch (event) {
            case IncidentClosed _ -> this == MERGED ? MERGED : CLOSED;
            case IncidentMerged e when e.side() == JoinSide.SOURCE -> MERGED;
            case IncidentMerged _ -> this;
            default -> this == MERGED ? MERGED : OPEN;
        };
    }

    /** @param act what is not done to a closed incident, in the words of the sentence */
    void requireOpen(String act) {
        if (this == ABSENT) {
            throw new RuleViolation("incident.not-found", "There is no such incident: check the link, or look for its reference in the list.");
        }
        if (this == MERGED) {
            throw new RuleViolation("incident.merged", "This incident became part of another one: act there.");
        }
        if (this == CLOSED) {
            throw new RuleViolation("incident.closed", "This incident is closed: reopen it with a reason before " + act + ".");
        }
    }
}
