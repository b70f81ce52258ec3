package candor.command;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.ClosureEvent.IncidentReopened;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IrregularityRule;
import candor.incident.JoinEvent.IncidentMerged;
import candor.incident.JoinSide;
import java.util.List;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** Whether an incident takes acts of other contexts: signals linked to it, its tasks, its evidence. */
public enum IncidentStanding {
    ABSENT,
    OPEN,
    CLOSED,
    /** It became part of another one, and stays so. */
    MERGED;

    /** What it is folded from. */
    public static final List<Class<? extends DomainEvent>> EVENTS =
            List.of(IncidentDeclared.class, IncidentClosed.class, IncidentReopened.class, IncidentMerged.class);

    private static final Fold<IncidentStanding> FOLD = new Fold<>(ABSENT, IncidentStanding::evolve);

    public static IncidentStanding read(String incident, History history) {
        var entries = EventCriteria.havingTags(Tag.of(TagKey.OF_INCIDENT, incident)).andBeingOneOfTypes(StoredEvents.namesOf(EVENTS));
        return history.fold(entries, FOLD);
    }

    public IncidentStanding evolve(DomainEvent event) {
        return switch (event) {
            case IncidentDeclared _ -> OPEN;
            case IncidentClosed _ when this != MERGED -> CLOSED;
            case IncidentReopened _ when this != MERGED -> OPEN;
            case IncidentMerged e when e.side() == JoinSide.SOURCE -> MERGED;
            default -> this;
        };
    }

    /** @throws RuleViolation {@code incident.not-found} */
    public void requireDeclared() {
        if (this == ABSENT) {
            throw notFound();
        }
    }

    /** The refusal of whatever names an incident that does not exist. */
    public static RuleViolation notFound() {
        return new RuleViolation("incident.not-found", "There is no such incident: check the link, or look for its reference in the list.");
    }

    /** Codes of the rules that a report of fact breaks by coming now. */
    public List<String> irregular() {
        return switch (this) {
            case CLOSED -> List.of(IrregularityRule.RECORDED_WHEN_CLOSED.code());
            case MERGED -> List.of(IrregularityRule.RECORDED_WHEN_MERGED.code());
            case ABSENT, OPEN -> List.of();
        };
    }

    /**
     * Refuses what needs an open incident.
     *
     * @param act what is not done to a closed one, in the words of the sentence
     * @throws RuleViolation {@code incident.not-found}, {@code incident.merged}, {@code incident.closed}
     */
    public void requireOpen(String act) {
        requireDeclared();
        if (this == MERGED) {
            throw new RuleViolation("incident.merged", "This incident became part of another one: act there.");
        }
        if (this == CLOSED) {
            throw new RuleViolation("incident.closed", "This incident is closed: reopen it with a reason before " + act + ".");
        }
    }
}
