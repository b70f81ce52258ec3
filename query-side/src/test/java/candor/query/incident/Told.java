package candor.query.incident;

import candor.incident.Bounds;
import candor.incident.ChronologyEvent.DetectionEstablished;
import candor.incident.ChronologyEvent.OccurrenceEstablished;
import candor.incident.Claimant;
import candor.incident.ClosingOutcome;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.ClosureEvent.IncidentReopened;
import candor.incident.ClosureEvent.IrregularityExplained;
import candor.incident.Containment;
import candor.incident.DecisionEvent.DecisionRecorded;
import candor.incident.DecisionEvent.DecisionSuperseded;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IncidentEvent;
import candor.incident.IncidentKind;
import candor.incident.LeadershipEvent.CommanderAssigned;
import candor.incident.NoteEvent.NoteAdded;
import candor.incident.NoteEvent.NoteCorrected;
import candor.incident.ResponseEvent.ContainmentRecorded;
import candor.incident.ScopeEvent.ScopeAssessed;
import candor.incident.Severity;
import candor.incident.SeverityEvent.SeverityScored;
import candor.incident.StatementEvent.AssertionContested;
import candor.incident.StatementEvent.SourceConflictRecorded;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import candor.signal.SignalEvent.SignalEscalated;
import candor.signal.SignalEvent.SignalLinked;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of incidents, as short as a test wants to tell them. */
public final class Told {
    public static final ZoneId LONDON = ZoneId.of("Europe/London");

    private Told() {}

    public static FreeText text(String words) {
        return FreeText.of(words);
    }

    public static Personal account(String reference) {
        return Personal.of(new SubjectReference(reference), reference);
    }

    public static StatedTime time(String stated) {
        return StatedTime.parse(stated, LONDON);
    }

    public static Occurred on(String stated) {
        return Occurred.at(time(stated));
    }

    public static IncidentDeclared declared(String incident, String reference) {
        return declared(incident, reference, IncidentKind.INCIDENT, null, null);
    }

    public static IncidentDeclared declared(
            String incident, String reference, IncidentKind kind, @Nullable Occurred occurred, @Nullable StatedTime known) {
        String origin = kind == IncidentKind.IMPORTED ? "veris" : null;
        return new IncidentDeclared(
                incident, reference, kind, text("Something leaks"), origin, null, null, null, null, null, occurred, known, null, null, List.of());
    }

    public static NoteAdded note(String incident, long number, String words, @Nullable Occurred occurred, @Nullable StatedTime known) {
        return new NoteAdded(incident, number, text(words), occurred, known, null, null, List.of());
    }

    public static NoteCorrected corrected(String incident, long number, String words) {
        return new NoteCorrected(incident, number, text(words), text("wrong"), null, null, null, null, List.of());
    }

    public static DecisionRecorded decided(String incident, long number, @Nullable StatedTime known) {
        return new DecisionRecorded(
                incident, number, text("Is it a breach?"), text("yes\nno"), text("no"), text("nothing was found"), 0, null, known, null, null);
    }

    public static DecisionSuperseded superseded(String incident, long number, long supersedes, @Nullable StatedTime known) {
        return new DecisionSuperseded(
                incident, number, supersedes, text("yes"), text("code was found"), text("it no longer holds"), 0, null, known, null, null);
    }

    public static ScopeAssessed scope(String incident, long number, Claimant by, Bounds persons, @Nullable StatedTime known) {
        return new ScopeAssessed(
                incident, number, by, List.of(), persons, Bounds.UNKNOWN, "Yes", null, null, null, null, known, null, null, List.of());
    }

    public static DetectionEstablished detected(String incident, Occurred occurred) {
        return new DetectionEstablished(
                incident, List.of("internal.Security monitoring"), null, null, null, occurred, null, null, null, List.of());
    }

    public static OccurrenceEstablished happened(String incident, Occurred occurred) {
        return new OccurrenceEstablished(incident, text("a notice"), occurred, null, null, null, List.of());
    }

    public static ContainmentRecorded contained(String incident, Containment outcome, @Nullable Occurred occurred, List<String> irregular) {
        return new ContainmentRecorded(incident, outcome, null, null, occurred, null, null, null, irregular);
    }

    public static SourceConflictRecorded conflict(String incident, long entry, String words) {
        return new SourceConflictRecorded(incident, entry, text("another"), text(words), null, null, null, null, List.of());
    }

    public static AssertionContested contested(String incident, long entry, @Nullable StatedTime known) {
        return new AssertionContested(incident, entry, Claimant.SUPPLIER, text("not us"), null, known, null, null, List.of());
    }

    public static SeverityScored scored(String incident, Severity severity, @Nullable Severity before) {
        return new SeverityScored(incident, severity, before, text("card data"), null, null, null, null);
    }

    public static CommanderAssigned commander(String incident, String account) {
        return new CommanderAssigned(incident, account(account), null, null, null, null);
    }

    public static IncidentClosed closed(String incident) {
        return new IncidentClosed(incident, ClosingOutcome.RESOLVED, text("done"), List.of(), null, null, null, null, null);
    }

    public static IncidentReopened reopened(String incident, @Nullable StatedTime known) {
        return new IncidentReopened(incident, text("code was found"), null, known, null, null);
    }

    public static IncidentEvent explained(String incident, long entry) {
        return new IrregularityExplained(incident, entry, text("the phone was dead"));
    }

    public static SignalLinked linked(String signal, String incident, boolean missed) {
        return new SignalLinked(signal, incident, text("same pattern"), missed, null, null, null, null);
    }

    public static SignalEscalated escalated(String signal, String incident) {
        return new SignalEscalated(signal, incident, null, null, null, null);
    }
}
