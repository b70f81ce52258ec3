package candor.command.incident;

import candor.DomainEvent;
import candor.SealedFamily;
import candor.TagKey;
import candor.command.IncidentStanding;
import candor.command.StoredEvents;
import candor.incident.AlertCommand;
import candor.incident.AlertEvent;
import candor.incident.ChronologyCommand;
import candor.incident.ChronologyEvent;
import candor.incident.ClassificationCommand;
import candor.incident.ClassificationEvent.IncidentClassified;
import candor.incident.ClassificationEvent;
import candor.incident.ClosureCommand.CloseIncident;
import candor.incident.ClosureCommand.ExplainIrregularity;
import candor.incident.ClosureCommand.FindNoBreach;
import candor.incident.ClosureCommand;
import candor.incident.ClosureEvent.IncidentFoundNotABreach;
import candor.incident.ClosureEvent.IrregularityExplained;
import candor.incident.CostCommand.EstimateImpact;
import candor.incident.CostCommand;
import candor.incident.CostEvent.CostRecorded;
import candor.incident.DecisionCommand.RecordDecision;
import candor.incident.DecisionCommand.SupersedeDecision;
import candor.incident.DecisionCommand;
import candor.incident.DecisionEvent;
import candor.incident.DeclarationCommand;
import candor.incident.EngagementCommand;
import candor.incident.EngagementEvent;
import candor.incident.ExtortionCommand;
import candor.incident.ExtortionEvent;
import candor.incident.FindingCommand.RecordAffectedSystem;
import candor.incident.FindingCommand.RecordIndicator;
import candor.incident.FindingCommand;
import candor.incident.FindingEvent.AffectedSystemRecorded;
import candor.incident.FindingEvent.IndicatorRecorded;
import candor.incident.IncidentCommand;
import candor.incident.IntelligenceCommand;
import candor.incident.IntelligenceEvent.IndicatorsImported;
import candor.incident.JoinCommand;
import candor.incident.LawCommand;
import candor.incident.LawEvent;
import candor.incident.LeadershipCommand;
import candor.incident.LeadershipEvent;
import candor.incident.NoteCommand.AddNote;
import candor.incident.NoteCommand;
import candor.incident.NoteEvent.NoteAdded;
import candor.incident.NoteEvent;
import candor.incident.PrivilegeCommand.AssertPrivilege;
import candor.incident.PrivilegeCommand;
import candor.incident.PrivilegeEvent;
import candor.incident.ResponseCommand;
import candor.incident.ResponseEvent.ContainmentRecorded;
import candor.incident.RestrictionCommand;
import candor.incident.RestrictionEvent;
import candor.incident.ReviewCommand;
import candor.incident.ReviewEvent;
import candor.incident.ScopeCommand;
import candor.incident.ScopeEvent;
import candor.incident.SeverityCommand;
import candor.incident.SeverityEvent;
import candor.incident.StatementCommand.ContestAssertion;
import candor.incident.StatementCommand.RecordPublicDisclosure;
import candor.incident.StatementCommand.RecordSourceConflict;
import candor.incident.StatementCommand;
import candor.incident.StatementEvent.PublicDisclosureRecorded;
import candor.incident.TeamCommand.RecordBriefing;
import candor.incident.TeamCommand;
import candor.incident.TeamEvent.BriefingHeld;
import candor.incident.TeamEvent.RoleAssigned;
import candor.incident.TeamEvent.RoleReleased;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** Which entries of an incident a command depends on: whether there is work on it, and what its theme says. */
final class Boundary {
    /** Times contradict each other across themes. */
    private static final List<Class<? extends DomainEvent>> CHRONOLOGY =
            and(of(ChronologyEvent.class), ContainmentRecorded.class, PublicDisclosureRecorded.class);

    private Boundary() {}

    /** Every entry of the incident, of whatever context. */
    static EventCriteria everything(String incident) {
        return EventCriteria.havingTags(Tag.of(TagKey.OF_INCIDENT, incident));
    }

    static EventCriteria of(IncidentCommand command) {
        if (command instanceof CloseIncident) {
            return everything(command.incident());
        }
        var types = Stream.concat(IncidentStanding.EVENTS.stream(), theme(command).stream()).toList();
        return EventCriteria.havingTags(Tag.of(TagKey.OF_INCIDENT, command.incident())).andBeingOneOfTypes(StoredEvents.namesOf(types));
    }

    /** Whether there is work on it. */
    static EventCriteria standing(String incident) {
        return EventCriteria.havingTags(Tag.of(TagKey.OF_INCIDENT, incident)).andBeingOneOfTypes(StoredEvents.namesOf(IncidentStanding.EVENTS));
    }

    /** One theme of it alone. */
    static EventCriteria of(String incident, Class<? extends DomainEvent> theme) {
        return EventCriteria.havingTags(Tag.of(TagKey.OF_INCIDENT, incident)).andBeingOneOfTypes(StoredEvents.namesOf(of(theme)));
    }

    /** What only adds depends on its own series alone: two people who add different things at once do not make each other's decision repeat. */
    private static List<Class<? extends DomainEvent>> theme(IncidentCommand command) {
        return switch (command) {
            case ClassificationCommand c -> of(ClassificationEvent.class);
            case SeverityCommand c -> of(SeverityEvent.class);
            case LeadershipCommand c -> of(LeadershipEvent.class);
            case ChronologyCommand c -> CHRONOLOGY;
            case RecordPublicDisclosure c -> CHRONOLOGY;
            case StatementCommand c -> List.of();
            case ResponseCommand c -> CHRONOLOGY;
            case ScopeCommand c -> of(ScopeEvent.class);
            case EstimateImpact c -> List.of();
            case CostCommand c -> List.of(CostRecorded.class);
            case RecordBriefing c -> List.of(BriefingHeld.class);
            case TeamCommand c -> List.of(RoleAssigned.class, RoleReleased.class);
            case AlertCommand c -> of(AlertEvent.class);
            case RecordIndicator c -> List.of(IndicatorRecorded.class);
            case RecordAffectedSystem c -> List.of(AffectedSystemRecorded.class);
            case FindingCommand c -> List.of();
            case ExtortionCommand c -> of(ExtortionEvent.class);
            case ReviewCommand c -> of(ReviewEvent.class);
            case EngagementCommand c -> of(EngagementEvent.class);
            case RestrictionCommand c -> of(RestrictionEvent.class);
            case PrivilegeCommand c -> of(PrivilegeEvent.class);
            case DecisionCommand c -> of(DecisionEvent.class);
            case AddNote c -> List.of(NoteAdded.class);
            case NoteCommand c -> of(NoteEvent.class);
            case LawCommand c -> of(LawEvent.class);
            case ExplainIrregularity c -> List.of(IrregularityExplained.class);
            case FindNoBreach c -> List.of(IncidentFoundNotABreach.class, IncidentClassified.class);
            case ClosureCommand c -> List.of();
            case JoinCommand c -> List.of();
            case IntelligenceCommand c -> List.of(IndicatorRecorded.class, IndicatorsImported.class);
            case DeclarationCommand c -> List.of();
        };
    }

    private static List<Class<? extends DomainEvent>> of(Class<? extends DomainEvent> theme) {
        return SealedFamily.records(theme).stream().<Class<? extends DomainEvent>>map(type -> type).toList();
    }

    @SafeVarargs
    private static List<Class<? extends DomainEvent>> and(List<Class<? extends DomainEvent>> theme, Class<? extends DomainEvent>... others) {
        return Stream.concat(theme.stream(), Stream.of(others)).toList();
    }

    /** Whether it cites entries by number, so that the whole stream has to be counted; its entries only grow, so nothing can undo a citation. */
    static boolean cites(IncidentCommand command) {
        return switch (command) {
            case RecordSourceConflict c -> true;
            case ContestAssertion c -> true;
            case ExplainIrregularity c -> true;
            case AssertPrivilege c -> true;
            case RecordDecision c -> c.asKnownAt() != 0;
            case SupersedeDecision c -> c.asKnownAt() != 0;
            default -> false;
        };
    }
}
