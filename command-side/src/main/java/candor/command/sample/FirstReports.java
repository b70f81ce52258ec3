package candor.command.sample;

import static candor.command.sample.Cast.COMMANDER;
import static candor.command.sample.Cast.RESPONDER;
import static candor.command.sample.NorthgateStory.INCIDENT;
import static candor.command.sample.Telling.from;
import static candor.command.sample.Telling.identifier;
import static candor.command.sample.Telling.known;
import static candor.command.sample.Telling.on;
import static candor.command.sample.Telling.since;
import static candor.command.sample.Telling.text;
import static candor.command.sample.Telling.told;

import candor.incident.Classification;
import candor.incident.Classification.Confirmation;
import candor.incident.ClassificationCommand.ClassifyIncident;
import candor.incident.ClosingOutcome;
import candor.incident.ClosureCommand.CloseIncident;
import candor.incident.DecisionCommand.RecordDecision;
import candor.incident.DeclarationCommand.EscalateSignal;
import candor.incident.IncidentKind;
import candor.incident.LeadershipCommand.AssignCommander;
import candor.signal.SignalChannel;
import candor.signal.SignalCommand.RaiseSignal;
import candor.signal.SignalCommand.RepeatSignal;
import candor.testimony.Means;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** April and May: a bank warns, nothing is found, the incident is closed, and others warn too. */
record FirstReports(Script script) {
    private static final String VISIT = identifier("2018-04-12", 2);

    /** Signals of those who warned after the bank did. */
    static final List<String> OTHERS = LongStream.rangeClosed(4, 7).mapToObj(number -> identifier("2018-05-01", number)).toList();

    void tell(Instant receivedAt, int year) {
        theBankVisits(receivedAt, year);
        noEvidenceIsFound();
        report(OTHERS.get(0), "An Australian bank");
        report(OTHERS.get(1), "A card acquirer");
        report(OTHERS.get(2), "Card scheme one");
        report(OTHERS.get(3), "Card scheme two");
    }

    private void theBankVisits(Instant receivedAt, int year) {
        script.step(RESPONDER, new RaiseSignal(VISIT, SignalChannel.BANK, text("Bank M, fraud team"), null, null,
                text("Bank M invites our security team and hands over its analysis: cards used in our shop are being defrauded far more often than others."),
                false, told(on("2018-04-12"), "2018-04-12", Means.MEETING)));
        script.step(COMMANDER, new EscalateSignal(INCIDENT, VISIT, IncidentKind.INCIDENT,
                text("Bank M suspects that card data of our customers leaks from the shop"), receivedAt, year,
                told(on("2018-04-12"), "2018-04-12", Means.MEETING)));
        script.step(COMMANDER, new AssignCommander(INCIDENT, COMMANDER.asPersonal(), known("2018-04-12")));
        script.step(RESPONDER, new ClassifyIncident(INCIDENT, new Classification(
                Confirmation.SUSPECTED, List.of("unknown"), List.of("unknown"), List.of(), List.of("confidentiality"), List.of("GB"), "711410"),
                null, known("2018-04-12")));
    }

    private void noEvidenceIsFound() {
        script.step(RESPONDER, new RepeatSignal(VISIT, text("Eight more cards defrauded, six of them used in our shop; then nine more, all nine used there."),
                told(from("2018-04-12", "2018-04-19"), "2018-04-19", Means.MAIL)));
        script.step(COMMANDER, new RecordDecision(INCIDENT, text("Is this a breach of ours?"),
                text("Treat it as a confirmed breach\nKeep investigating with the incident open\nClose it: no evidence"),
                text("Close it: no evidence"),
                text("The internal inquiry found no sign of a breach, and no other bank reports a pattern."), 0, known("2018-04-19")));
        script.step(COMMANDER, new CloseIncident(INCIDENT, ClosingOutcome.NO_EVIDENCE_OF_A_BREACH,
                text("Internal inquiry without a finding."),
                text("Scope, detection and containment stay open because nothing was found to assess, detect or contain."), known("2018-04-19")));
    }

    private void report(String signal, String source) {
        script.step(RESPONDER, new RaiseSignal(signal, SignalChannel.BANK, text(source), null, null,
                text("Reports suspected fraud on cards used in our shop. The day is not established; by the end of May most large banks had said so."),
                false, told(since("2018-04-12"), "2018-05", Means.MAIL)));
    }
}
