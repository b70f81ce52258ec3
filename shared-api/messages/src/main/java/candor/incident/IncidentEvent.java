package candor.incident;

import candor.DomainEvent;
import java.util.List;

/** What has happened to an incident, a theme each. Stored names and revisions are for ever. */
public sealed interface IncidentEvent extends DomainEvent
        permits DeclarationEvent, ClassificationEvent, SeverityEvent, LeadershipEvent, ChronologyEvent, ScopeEvent, CostEvent,
                StatementEvent, DecisionEvent, NoteEvent, ResponseEvent, ClosureEvent, LawEvent, TeamEvent, AlertEvent,
                FindingEvent, ExtortionEvent, ReviewEvent, EngagementEvent, PrivilegeEvent, JoinEvent, RestrictionEvent, IntelligenceEvent {

    /** The incident it is about. */
    String incident();

    /** Codes of the {@link IrregularityRule}s it broke; empty for what follows from an act, except for a declaration, whose stated time is a report. */
    default List<String> irregular() {
        return List.of();
    }
}
