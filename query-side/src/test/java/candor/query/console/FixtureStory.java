package candor.query.console;

import static candor.query.incident.Told.*;

import candor.access.AccessEvent.AccountOpened;
import candor.access.AccessEvent.RoleGranted;
import candor.access.Role;
import candor.incident.Bounds;
import candor.incident.Claimant;
import candor.incident.Classification;
import candor.incident.ClassificationEvent.IncidentClassified;
import candor.incident.ClosingOutcome;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.Containment;
import candor.incident.DecisionEvent.DecisionRecorded;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IncidentKind;
import candor.incident.LeadershipEvent.CommandHandedOver;
import candor.incident.NoteEvent.NoteAdded;
import candor.incident.NoteEvent.NoteCorrected;
import candor.incident.ResponseEvent.ContainmentRecorded;
import candor.incident.ScopeCell.DataElement;
import candor.incident.ScopeCell.Encryption;
import candor.incident.ScopeCell;
import candor.incident.ScopeEvent.ScopeAssessed;
import candor.incident.Severity;
import candor.incident.StatementEvent.SourceConflictRecorded;
import candor.incident.StatementEvent.SupplierStatementRecorded;
import candor.query.fold.Envelopes;
import candor.query.incident.Told;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import candor.signal.AlertForm;
import candor.signal.SignalChannel;
import candor.signal.SignalEvent.AlertReceived;
import candor.signal.SignalEvent.ReporterAnswered;
import candor.signal.SignalEvent.SignalDismissed;
import candor.signal.SignalEvent.SignalRaised;
import candor.testimony.Means;
import candor.testimony.Occurred;
import java.util.List;

/** A breach as the pages must be able to show it: late knowledge, a reversed decision, two dates, a dispute, an irregular entry. */
public final class FixtureStory {
    public static final String INCIDENT = "018f0000-0000-7000-8000-000000000001";
    public static final String DRILL = "018f0000-0000-7000-8000-000000000002";
    public static final String SIGNAL = "018f0000-0000-7000-8000-0000000000a1";
    public static final String ALERT = "018f0000-0000-7000-8000-0000000000a3";
    public static final String CONFIDENTIAL = "018f0000-0000-7000-8000-0000000000a2";

    private FixtureStory() {}

    public static void tell(Envelopes ledger) {
        account(ledger, "acc-1", "Ada Marsh", "ada", Role.ADMINISTRATOR, Role.COMMANDER, Role.PRIVACY_OFFICER);
        account(ledger, "acc-2", "Bela Ortiz", "bela", Role.RESPONDER);
        signals(ledger);
        ledger.append(new IncidentDeclared(INCIDENT, "INC-2026-0001", IncidentKind.INCIDENT, text("Bank M sees card fraud among customers who paid in our shop"), null, null, null, null, null, null,
                on("2018-04-12"), time("2018-04-12"), person("Jon, fraud desk of Bank M"), Means.IN_PERSON, List.of()));
        ledger.append(commander(INCIDENT, "acc-1"));
        ledger.append(new DecisionRecorded(INCIDENT, 1, text("Is this a breach of ours?"), text("Treat it as ours and look at the payment page\nClose it: no evidence"), text("Close it: no evidence"),
                text("The internal inquiry found nothing. No other bank reports a pattern."), 2, on("2018-04-19"), time("2018-04-19"), person("Head of security"), Means.MEETING));
        ledger.append(new IncidentClosed(INCIDENT, ClosingOutcome.NO_EVIDENCE_OF_A_BREACH, text("Internal inquiry found no evidence."), List.of(), null, on("2018-04-19"), time("2018-04-19"), null, null));
        ledger.append(reopened(INCIDENT, time("2018-06-23T10:00")));
        ledger.append(superseded(INCIDENT, 2, 1, time("2018-06-23T10:00")));
        ledger.append(detected(INCIDENT, on("2018-06-23")));
        ledger.append(new IncidentClassified(INCIDENT, new Classification(Classification.Confirmation.CONFIRMED, List.of("external"), List.of("hacking", "malware.Capture app data"), List.of("S - Web application"), List.of("confidentiality"), List.of("GB", "Unknown"), "711310"), null, text("Malicious code found on the payment page."), null, null, null, null));
        ledger.append(scored(INCIDENT, Severity.HIGH, null));
        ledger.append(new ContainmentRecorded(INCIDENT, Containment.CONTAINED, null, text("The supplier's chat product was switched off on all four sites."), on("2018-06-23"), time("2018-06-23T11:00"), null, null, List.of("incident.contained-before-detected")));
        ledger.append(happened(INCIDENT, Occurred.between(time("2018-02"), time("2018-06-23"))));
        ledger.append(new ScopeAssessed(INCIDENT, 1, Claimant.PRESS, List.of(new ScopeCell("GB", "customers", List.of(new DataElement("Payment", false, Encryption.NONE), new DataElement("Credentials", false, Encryption.HASHED)), Bounds.atMost(40_000), Bounds.UNKNOWN, null)),
                Bounds.atMost(40_000), Bounds.UNKNOWN, "Yes", text("Up to 40,000 UK customers."), text("A newspaper."), Occurred.between(time("2018-02"), time("2018-06-23")), on("2018-06-28"), time("2018-06-28"), null, Means.PUBLICATION, List.of()));
        ledger.append(note(INCIDENT, 1, "Bank M's fraud team sees suspicious activity. About 50 customers report fraud; 70 % had used the shop.", on("2018-04-06T09:48"), time("2018-06-28")));
        ledger.append(note(INCIDENT, 2, "The exposure window of international customers opens.", on("2017-09"), time("2018-06-27")));
        ledger.append(new NoteCorrected(INCIDENT, 1, text("Bank M's fraud team sees suspicious activity. 50 customers report fraud; 70 % of them had used the shop."), text("\"About\" was wrong."), null, null, null, null, List.of()));
        ledger.append(new SourceConflictRecorded(INCIDENT, 1, text("A law firm's analysis"), text("The hand-over was on 16 April."), on("2018-04-16"), time("2020-11-17"), null, null, List.of()));
        ledger.append(new SupplierStatementRecorded(INCIDENT, text("Supplier I"), text("A custom script was put on the payment page without telling us."), on("2018-06-28"), null, null, null, List.of()));
        ledger.append(contested(INCIDENT, 8, time("2018-06-28")));
        ledger.append(linked(SIGNAL, INCIDENT, true));
        ledger.append(new NoteAdded(INCIDENT, 3, new FreeText.Erased(), null, null, null, null, List.of()));
        ledger.append(new CommandHandedOver(INCIDENT, Told.account("acc-1"), Told.account("acc-2"), text("Everything is contained. Next: the notice to customers.")));
        ledger.append(declared(DRILL, "DRL-2026-0001", IncidentKind.DRILL, null, null));
        ledger.append(new ReporterAnswered(SIGNAL, text("Thank you, we look into it.")));
        alert(ledger, ALERT, "scan-1");
        alert(ledger, "signal-alert-2", "scan-2");
    }

    private static void signals(Envelopes ledger) {
        ledger.append(new SignalRaised(SIGNAL, SignalChannel.BANK, text("Bank M"), null, text("FR-2018-114"), text("Many cards with fraud were used in your shop."), false, on("2018-04-06"), time("2018-04-12"), null, Means.PHONE));
        ledger.append(new SignalDismissed(SIGNAL, text("One bank alone."), null, null, null, null));
        ledger.append(new SignalRaised(CONFIDENTIAL, SignalChannel.EMPLOYEE, text("Cleo Vance"), null, null, text("Somebody exported the whole customer list."), true, null, null, null, null));
    }

    private static void alert(Envelopes ledger, String signal, String uid) {
        ledger.append(new SignalRaised(signal, SignalChannel.SECURITY_MONITORING, text("SIEM"), "hmac-" + uid, text(uid), text("Port scan\nSeverity: Low"), false, null, null, null, Means.SYSTEM));
        ledger.append(new AlertReceived(signal, "siem", AlertForm.OCSF, text(uid), text("Port scan"), text("Low"), null, null, text("{}"), text("00")));
    }

    private static void account(Envelopes ledger, String reference, String name, String signInName, Role... roles) {
        ledger.append(new AccountOpened(reference, Personal.of(new SubjectReference(reference), name), Personal.of(new SubjectReference(reference), signInName)));
        for (Role role : roles) {
            ledger.append(new RoleGranted(reference, role));
        }
    }

    private static Personal person(String name) {
        return Personal.of(new SubjectReference("s-1"), name);
    }
}
