package candor.command.sample;

import static candor.command.sample.Cast.COMMANDER;
import static candor.command.sample.Cast.PRIVACY_OFFICER;
import static candor.command.sample.Cast.RESPONDER;
import static candor.command.sample.NorthgateStory.INCIDENT;
import static candor.command.sample.Telling.known;
import static candor.command.sample.Telling.on;
import static candor.command.sample.Telling.text;
import static candor.command.sample.Telling.time;
import static candor.command.sample.Telling.told;

import candor.access.Role;
import candor.evidence.EvidenceCommand.CollectEvidence;
import candor.evidence.EvidenceCommand.RecordEvidenceDigest;
import candor.incident.AlertChannel;
import candor.incident.AlertCommand.AcknowledgeAlert;
import candor.incident.AlertCommand.AlertTeam;
import candor.incident.ChronologyCommand.EstablishDetection;
import candor.incident.Classification.Confirmation;
import candor.incident.Classification;
import candor.incident.ClassificationCommand.ClassifyIncident;
import candor.incident.ClosureCommand.ReopenIncident;
import candor.incident.Containment;
import candor.incident.DecisionCommand.SupersedeDecision;
import candor.incident.FindingCommand.RecordIndicator;
import candor.incident.IndicatorType;
import candor.incident.NoteCommand.AddNote;
import candor.incident.ResponseCommand.RecordContainment;
import candor.incident.Severity;
import candor.incident.SeverityCommand.ScoreSeverity;
import candor.signal.SignalCommand.LinkSignal;
import candor.task.TaskCommand.ApplyPlaybook;
import candor.task.TaskCommand.AssignTask;
import candor.task.TaskCommand.CompleteTask;
import candor.testimony.Means;
import candor.testimony.Occurred;
import java.util.List;

/**
 * 23 June: a script of a stranger is found on the payment page, and within an hour it is off. Who is called, what is done by the plan and what
 * is kept is invented, as the hours are.
 */
record DayOfDiscovery(Script script) {
    private static final String FOUND = "2018-06-23T10:00";

    void tell() {
        theScriptIsFound();
        theReportsComeTogether();
        theTeamIsCalled();
        thePlanIsBegun();
        whatRunsIsSaved();
        theScriptIsSwitchedOff();
    }

    private void theScriptIsFound() {
        script.step(COMMANDER, new ReopenIncident(INCIDENT,
                text("Malicious code was found in supplier I's chat product on our payment page. (The hour of this and of the next entries is assumed.)"), known(FOUND)));
        script.step(RESPONDER, new EstablishDetection(INCIDENT, List.of("internal.Security monitoring"), null, null,
                text("Monitoring of the payment page's network traffic showed data leaving for an unknown third party."),
                told(on("2018-06-23"), FOUND, Means.SYSTEM)));
        script.step(COMMANDER, new SupersedeDecision(INCIDENT, 1, text("Treat it as a confirmed breach"),
                text("Code that exports payment data was found on the payment page."), text("The finding of 19 April no longer holds."), 0, known(FOUND)));
        script.step(RESPONDER, new ClassifyIncident(INCIDENT, new Classification(
                Confirmation.CONFIRMED, List.of("external", "partner"), List.of("malware.Capture app data", "hacking.Exploit vuln"),
                List.of("S - Web application"), List.of("confidentiality.Payment", "integrity.Software installation"), List.of("GB"), "711410"),
                text("Third party code on the payment page, a web skimmer, payment data."), known(FOUND)));
        script.step(COMMANDER, new ScoreSeverity(INCIDENT, Severity.VERY_HIGH, text("Payment data and logins of very many people, exported for misuse."), known(FOUND)));
        script.step(RESPONDER, new AddNote(INCIDENT, text("Monitoring of the payment page's network traffic began about nine weeks after the first alert."),
                told(Occurred.about(time("2018-06")), FOUND, Means.MEETING)));
    }

    private void theReportsComeTogether() {
        FirstReports.OTHERS.forEach(other -> link(other, "The same pattern as Bank M's report."));
        link(MonitorAlarm.SIGNAL, "What the monitor saw is the script that was found.");
    }

    private void link(String signal, String reason) {
        script.step(RESPONDER, new LinkSignal(signal, INCIDENT, text(reason), known(FOUND)));
    }

    private void theTeamIsCalled() {
        script.step(COMMANDER, new AlertTeam(INCIDENT, List.of(Role.RESPONDER, Role.PRIVACY_OFFICER), null, List.of(), AlertChannel.PHONE,
                text("Card data leave from the payment page. Join the call now, and switch nothing off before it is saved."), 0L, List.of(), known("2018-06-23T10:10")));
        script.step(PRIVACY_OFFICER, new AcknowledgeAlert(INCIDENT, 1, known("2018-06-23T10:14")));
    }

    private void thePlanIsBegun() {
        script.step(COMMANDER, Plan.publishing());
        script.step(COMMANDER, new ApplyPlaybook(INCIDENT, Plan.PLAYBOOK, 1, known("2018-06-23T10:15")));
    }

    private void whatRunsIsSaved() {
        script.step(RESPONDER, new CollectEvidence(Exhibits.LOG, INCIDENT, text("checkout-2-outgoing.log"),
                text("Requests that leave with a payment: one goes to a stranger. (Invented for the replay.)"), "text/plain", Exhibits.size(Exhibits.OUTGOING),
                Exhibits.digest(Exhibits.OUTGOING), text("Log server, data centre north"), text("Exported read-only by the payment page monitor."),
                told(on("2018-06-23T10:25"), "2018-06-23T10:25", Means.SYSTEM)));
        script.step(RESPONDER, new RecordEvidenceDigest(Exhibits.DISK, INCIDENT, text("Image of the disk of checkout-2"),
                text("Too large to be kept here; its digest is. (Invented for the replay: it is the digest of the words \"" + Exhibits.IMAGE + "\")"), Exhibits.digest(Exhibits.IMAGE),
                text("Data centre north, safe"), text("Written from a snapshot of the running server."),
                told(on("2018-06-23T10:40"), "2018-06-23T10:40", Means.IN_PERSON)));
        script.step(RESPONDER, new RecordIndicator(INCIDENT, IndicatorType.DOMAIN, text("collect.fastmetrics.example"),
                text("One request with each payment, as long as the card form: EV-1."), told(on("2018-06-23T10:45"), "2018-06-23T10:45", Means.SYSTEM)));
        script.step(RESPONDER, new CompleteTask(Plan.task(Plan.SAVE), text("The log is EV-1, the disk EV-2."), null, known("2018-06-23T10:50")));
    }

    private void theScriptIsSwitchedOff() {
        script.step(RESPONDER, new RecordContainment(INCIDENT, Containment.CONTAINED, null,
                text("Supplier I's product disabled on all sites of the group, four brands."), told(on("2018-06-23"), "2018-06-23T11:00", Means.CHAT)));
        script.step(RESPONDER, new CompleteTask(Plan.task(Plan.SWITCH_OFF), text("Off on all four brands; looked at from outside, no page loads it."), null, known("2018-06-23T11:05")));
        script.step(COMMANDER, new AssignTask(Plan.task(Plan.SUPPLIERS_LOG), RESPONDER.asPersonal(), known("2018-06-23T11:10")));
    }
}
