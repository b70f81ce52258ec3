package candor.command.incident;

import candor.access.AccessEvent.AccountOpened;
import candor.command.Caller;
import candor.incident.Bounds;
import candor.incident.ChronologyEvent.DetectionEstablished;
import candor.incident.ChronologyEvent.OccurrenceEstablished;
import candor.incident.Claimant;
import candor.incident.Classification;
import candor.incident.ClosingOutcome;
import candor.incident.ClosureCommand.CloseIncident;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.Containment;
import candor.incident.DeclarationCommand.DeclareIncident;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IncidentKind;
import candor.incident.LeadershipEvent.CommanderAssigned;
import candor.incident.NoteEvent.NoteAdded;
import candor.incident.ResponseEvent.ContainmentRecorded;
import candor.incident.ScopeEvent.ScopeAssessed;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Attribution;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One incident, told in pieces. */
final class Sample {
    static final String INCIDENT = "0198f1c2-0000-7000-8000-000000000001";
    static final String ANN = "account-ann";
    static final String BEN = "account-ben";
    static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
    static final Attribution NONE = Attribution.NONE;

    private Sample() {}

    static FreeText text(String words) {
        return FreeText.of(words);
    }

    static Personal ann() {
        return Caller.person(ANN);
    }

    static Personal ben() {
        return Caller.person(BEN);
    }

    static Occurred on(String stated) {
        return Occurred.at(StatedTime.parse(stated, ZoneOffset.UTC));
    }

    static Attribution occurred(String stated) {
        return new Attribution(on(stated), null, null, null);
    }

    static DeclareIncident declare(String incident) {
        return new DeclareIncident(incident, IncidentKind.INCIDENT, text("Customer data leaks"), NOW, 2026, NONE);
    }

    static IncidentDeclared declared() {
        return declared(INCIDENT, "INC-2026-0001", IncidentKind.INCIDENT);
    }

    static IncidentDeclared declared(String incident, String reference, IncidentKind kind) {
        return new IncidentDeclared(
                incident, reference, kind, text("Customer data leaks"), null, null, null, null, null, null, null, null, null, null, List.of());
    }

    static AccountOpened opened(String account) {
        return new AccountOpened(account, Caller.person(account), Caller.person(account));
    }

    static CommanderAssigned annCommands() {
        return new CommanderAssigned(INCIDENT, ann(), null, null, null, null);
    }

    static OccurrenceEstablished begun(Occurred occurred) {
        return new OccurrenceEstablished(INCIDENT, text("log files"), occurred, null, null, null, List.of());
    }

    static DetectionEstablished detected(@Nullable Occurred occurred, String... irregular) {
        return new DetectionEstablished(INCIDENT, List.of("internal.log review"), null, null, null, occurred, null, null, null, List.of(irregular));
    }

    static ScopeAssessed assessed(long number, String... irregular) {
        return new ScopeAssessed(
                INCIDENT, number, Claimant.ORGANISATION, List.of(), Bounds.likely(40_000), Bounds.UNKNOWN, null, null, null, null, null, null, null, null,
                List.of(irregular));
    }

    static ContainmentRecorded contained(Containment outcome, @Nullable Occurred occurred, String... irregular) {
        return new ContainmentRecorded(INCIDENT, outcome, null, null, occurred, null, null, null, List.of(irregular));
    }

    static NoteAdded note(long number, String... irregular) {
        return new NoteAdded(INCIDENT, number, text("Bank calls"), null, null, null, null, List.of(irregular));
    }

    static CloseIncident close(@Nullable String overrideReason) {
        return new CloseIncident(INCIDENT, ClosingOutcome.RESOLVED, text("done"), overrideReason == null ? null : text(overrideReason), NONE);
    }

    static IncidentClosed closed(String... openItems) {
        return new IncidentClosed(
                INCIDENT, ClosingOutcome.RESOLVED, text("done"), List.of(openItems), openItems.length == 0 ? null : text("told to"), null, null, null, null);
    }

    static Classification classification(Classification.Confirmation confirmation) {
        return new Classification(confirmation, List.of("external"), List.of("hacking"), List.of(), List.of("confidentiality"), List.of("GB"), null);
    }
}
