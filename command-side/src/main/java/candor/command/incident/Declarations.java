package candor.command.incident;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.command.Caller;
import candor.command.History;
import candor.command.incident.reference.References.Turn;
import candor.command.incident.reference.References;
import candor.command.incident.standing.Chronology;
import candor.incident.DeclarationCommand.DeclareIncident;
import candor.incident.DeclarationCommand.EscalateSignal;
import candor.incident.DeclarationCommand.ImportIncident;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IncidentCommand;
import candor.incident.IncidentKind;
import candor.incident.IncidentReference;
import candor.incident.IrregularityRule;
import candor.signal.SignalEvent.SignalEscalated;
import candor.testimony.Attribution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** The three ways an incident comes into the ledger. */
final class Declarations {
    private final References references;

    Declarations(References references) {
        this.references = references;
    }

    List<DomainEvent> declare(DeclareIncident command, Caller caller, History history) {
        requireOwn(command.kind());
        Turn turn = references.awaitTurn(command.kind(), command.year(), history);
        requireNew(command.incident(), history);
        IncidentReference reference = turn.next();
        Attribution by = command.attribution();
        return List.of(new IncidentDeclared(
                command.incident(), reference.toString(), command.kind(), command.summary(), null, null, null, null, null, null,
                by.occurred(), by.known(), by.by(), by.means(), irregular(by, command.receivedAt())));
    }

    /** The signal and the incident are decided together: both change in one append or neither does. */
    List<DomainEvent> escalate(EscalateSignal command, Caller caller, History history) {
        requireOwn(command.kind());
        Turn turn = references.awaitTurn(command.kind(), command.year(), history);
        requireNew(command.incident(), history);
        history.fold(EscalatedSignal.entries(command.signal()), EscalatedSignal.UNKNOWN, EscalatedSignal::evolve).requireEscalatable();
        IncidentReference reference = turn.next();
        Attribution by = command.attribution();
        var declared = new IncidentDeclared(
                command.incident(), reference.toString(), command.kind(), command.summary(), null, null, null, null, null, command.signal(),
                by.occurred(), by.known(), by.by(), by.means(), irregular(by, command.receivedAt()));
        return List.of(declared, new SignalEscalated(command.signal(), command.incident(), by.occurred(), by.known(), by.by(), by.means()));
    }

    /** The same record of the same origin a second time changes nothing, whatever incident it asks for. */
    List<DomainEvent> take(ImportIncident command, Caller caller, History history) {
        Turn turn = references.awaitTurn(IncidentKind.IMPORTED, command.year(), history);
        var origin = EventCriteria.havingTags(Tag.of(TagKey.OF_ORIGIN, command.originKey()));
        if (history.fold(origin, false, (found, event) -> found || event instanceof IncidentDeclared)) {
            return List.of();
        }
        requireNew(command.incident(), history);
        return decided(command, turn.next().toString(), caller);
    }

    /** What the record says, under a reference; what is in the ledger makes no difference to that. */
    static List<DomainEvent> decided(ImportIncident command, String reference, Caller caller) {
        Attribution by = command.attribution();
        var declared = new IncidentDeclared(
                command.incident(), reference, IncidentKind.IMPORTED, command.summary(), command.origin(), command.originKey(),
                command.originReference(), command.sourceRecord(), command.sourceDigest(), null,
                by.occurred(), by.known(), by.by(), by.means(), irregular(by, command.receivedAt()));
        return decideInOrder(declared, command.then(), caller);
    }

    /** Each statement of the record meets the state that the ones before it have made. */
    private static List<DomainEvent> decideInOrder(IncidentDeclared declared, List<IncidentCommand> then, Caller caller) {
        var events = new ArrayList<DomainEvent>(then.size() + 1);
        events.add(declared);
        Incident incident = Incident.UNKNOWN.evolve(declared);
        for (IncidentCommand command : then) {
            if (!command.incident().equals(declared.incident())) {
                throw new RuleViolation("incident.import-of-several", "An imported record can speak of its own incident only.");
            }
            var event = new IncidentRules(incident, incident.situation(caller, incident.entries())).decide(command);
            events.add(event);
            incident = incident.evolve(event);
        }
        return List.copyOf(events);
    }

    private static void requireOwn(IncidentKind kind) {
        if (kind == IncidentKind.IMPORTED) {
            throw new RuleViolation("incident.kind-not-declarable", "Records of another system are imported: declare an incident or a drill.");
        }
    }

    /** @throws RuleViolation when anything is recorded under this identifier already */
    static void requireNew(String incident, History history) {
        if (history.fold(Boundary.everything(incident), false, (found, event) -> true)) {
            throw new RuleViolation("incident.already-declared", "This incident exists already: open it, or declare a new one.");
        }
    }

    private static List<String> irregular(Attribution by, Instant receivedAt) {
        boolean future = Chronology.certainlyFrom(by.occurred(), receivedAt.plusNanos(1));
        return future ? List.of(IrregularityRule.OCCURRED_IN_THE_FUTURE.code()) : List.of();
    }
}
