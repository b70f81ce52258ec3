package candor.command.incident;

import candor.DomainEvent;
import candor.TagKey;
import candor.command.StoredEvents;
import candor.incident.IncidentCommand;
import candor.incident.IncidentEvent.CommandAccepted;
import candor.incident.IncidentEvent.CommandDeclined;
import candor.incident.IncidentEvent.CommandHandedOver;
import candor.incident.IncidentEvent.CommanderAssigned;
import candor.incident.IncidentEvent.ContainmentRecorded;
import candor.incident.IncidentEvent.DecisionRecorded;
import candor.incident.IncidentEvent.DecisionSuperseded;
import candor.incident.IncidentEvent.DetectionCorrected;
import candor.incident.IncidentEvent.DetectionEstablished;
import candor.incident.IncidentEvent.IncidentClassified;
import candor.incident.IncidentEvent.IncidentClosed;
import candor.incident.IncidentEvent.IncidentDeclared;
import candor.incident.IncidentEvent.IncidentReopened;
import candor.incident.IncidentEvent.IrregularityExplained;
import candor.incident.IncidentEvent.LegalHoldPlaced;
import candor.incident.IncidentEvent.LegalHoldReleased;
import candor.incident.IncidentEvent.NoteAdded;
import candor.incident.IncidentEvent.NoteCorrected;
import candor.incident.IncidentEvent.OccurrenceCorrected;
import candor.incident.IncidentEvent.OccurrenceEstablished;
import candor.incident.IncidentEvent.PublicDisclosureRecorded;
import candor.incident.IncidentEvent.ScopeAssessed;
import candor.incident.IncidentEvent.SeverityScored;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** Which entries of an incident a command depends on. */
final class Boundary {
    private static final List<Class<? extends DomainEvent>> STANDING = List.of(IncidentDeclared.class, IncidentClosed.class, IncidentReopened.class);
    private static final List<Class<? extends DomainEvent>> CHRONOLOGY = List.of(
            OccurrenceEstablished.class, OccurrenceCorrected.class, DetectionEstablished.class, DetectionCorrected.class,
            ContainmentRecorded.class, PublicDisclosureRecorded.class);
    private static final List<Class<? extends DomainEvent>> POST = List.of(
            CommanderAssigned.class, CommandHandedOver.class, CommandAccepted.class, CommandDeclined.class);
    private static final List<Class<? extends DomainEvent>> DECISIONS = List.of(DecisionRecorded.class, DecisionSuperseded.class);

    private static final List<Class<? extends DomainEvent>> HOLDS = List.of(LegalHoldPlaced.class, LegalHoldReleased.class);

    private Boundary() {}

    /** Every entry of the incident, of whatever context. */
    static EventCriteria everything(String incident) {
        return EventCriteria.havingTags(Tag.of(TagKey.OF_INCIDENT, incident));
    }

    static EventCriteria of(IncidentCommand command) {
        return switch (command) {
            case IncidentCommand.CloseIncident c -> everything(c.incident());
            case IncidentCommand.DeclareIncident c -> everything(c.incident());
            case IncidentCommand.EscalateSignal c -> everything(c.incident());
            case IncidentCommand.ImportIncident c -> everything(c.incident());
            default -> EventCriteria.havingTags(Tag.of(TagKey.OF_INCIDENT, command.incident()))
                    .andBeingOneOfTypes(StoredEvents.namesOf(Stream.concat(STANDING.stream(), theme(command).stream()).toList()));
        };
    }

    private static List<Class<? extends DomainEvent>> theme(IncidentCommand command) {
        return switch (command) {
            case IncidentCommand.ClassifyIncident c -> List.of(IncidentClassified.class);
            case IncidentCommand.ScoreSeverity c -> List.of(SeverityScored.class);
            case IncidentCommand.AssignCommander c -> POST;
            case IncidentCommand.HandOverCommand c -> POST;
            case IncidentCommand.AcceptCommand c -> POST;
            case IncidentCommand.DeclineCommand c -> POST;
            case IncidentCommand.EstablishOccurrence c -> CHRONOLOGY;
            case IncidentCommand.CorrectOccurrence c -> CHRONOLOGY;
            case IncidentCommand.EstablishDetection c -> CHRONOLOGY;
            case IncidentCommand.CorrectDetection c -> CHRONOLOGY;
            case IncidentCommand.RecordContainment c -> CHRONOLOGY;
            case IncidentCommand.RecordPublicDisclosure c -> CHRONOLOGY;
            case IncidentCommand.AssessScope c -> List.of(ScopeAssessed.class);
            case IncidentCommand.RecordDecision c -> DECISIONS;
            case IncidentCommand.SupersedeDecision c -> DECISIONS;
            case IncidentCommand.AddNote c -> List.of(NoteAdded.class);
            case IncidentCommand.CorrectNote c -> List.of(NoteAdded.class, NoteCorrected.class);
            case IncidentCommand.ExplainIrregularity c -> List.of(IrregularityExplained.class);
            case IncidentCommand.PlaceLegalHold c -> HOLDS;
            case IncidentCommand.ReleaseLegalHold c -> HOLDS;
            case IncidentCommand.EstimateImpact c -> List.of();
            case IncidentCommand.RecordSource c -> List.of();
            case IncidentCommand.RecordSourceConflict c -> List.of();
            case IncidentCommand.ContestAssertion c -> List.of();
            case IncidentCommand.RecordSupplierStatement c -> List.of();
            case IncidentCommand.ReopenIncident c -> List.of();
            case IncidentCommand.CloseIncident c -> List.of();
            case IncidentCommand.DeclareIncident c -> List.of();
            case IncidentCommand.EscalateSignal c -> List.of();
            case IncidentCommand.ImportIncident c -> List.of();
        };
    }

    /** Whether it cites entries by number, so that the whole stream has to be counted; its entries only grow, so nothing can undo a citation. */
    static boolean cites(IncidentCommand command) {
        return switch (command) {
            case IncidentCommand.RecordSourceConflict c -> true;
            case IncidentCommand.ContestAssertion c -> true;
            case IncidentCommand.ExplainIrregularity c -> true;
            case IncidentCommand.RecordDecision c -> c.asKnownAt() != 0;
            case IncidentCommand.SupersedeDecision c -> c.asKnownAt() != 0;
            default -> false;
        };
    }
}
