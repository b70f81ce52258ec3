package candor.command.sample;

import static candor.command.sample.Cast.COMMANDER;
import static candor.command.sample.Cast.PRIVACY_OFFICER;
import static candor.command.sample.Cast.RESPONDER;
import static candor.command.sample.Telling.from;
import static candor.command.sample.Telling.identifier;
import static candor.command.sample.Telling.known;
import static candor.command.sample.Telling.on;
import static candor.command.sample.Telling.since;
import static candor.command.sample.Telling.time;
import static candor.command.sample.Telling.told;

import candor.command.sample.Telling.Step;
import candor.evidence.EvidenceCommand.OpenEvidence;
import candor.evidence.EvidenceCommand.RecordEvidenceDigest;
import candor.evidence.EvidenceCommand;
import candor.platform.command.BodyHash;
import candor.incident.Bounds;
import candor.incident.ChronologyCommand.EstablishDetection;
import candor.incident.ChronologyCommand.EstablishOccurrence;
import candor.incident.Claimant;
import candor.incident.Classification.Confirmation;
import candor.incident.Classification;
import candor.incident.ClassificationCommand.ClassifyIncident;
import candor.incident.ClosingOutcome;
import candor.incident.ClosureCommand.CloseIncident;
import candor.incident.ClosureCommand.ReopenIncident;
import candor.incident.Containment;
import candor.incident.DecisionCommand.RecordDecision;
import candor.incident.DecisionCommand.SupersedeDecision;
import candor.incident.DeclarationCommand.EscalateSignal;
import candor.incident.IncidentKind;
import candor.incident.LeadershipCommand.AssignCommander;
import candor.incident.NoteCommand.AddNote;
import candor.incident.ResponseCommand.RecordContainment;
import candor.incident.ScopeCell.DataElement;
import candor.incident.ScopeCell.Encryption;
import candor.incident.ScopeCell;
import candor.incident.ScopeCommand.AssessScope;
import candor.incident.Severity;
import candor.incident.SeverityCommand.ScoreSeverity;
import candor.incident.StatementCommand.ContestAssertion;
import candor.incident.StatementCommand.RecordSource;
import candor.incident.StatementCommand.RecordSourceConflict;
import candor.incident.StatementCommand.RecordSupplierStatement;
import candor.sealing.FreeText;
import candor.signal.SignalChannel;
import candor.signal.SignalCommand.LinkSignal;
import candor.signal.SignalCommand.RaiseSignal;
import candor.signal.SignalCommand.RepeatSignal;
import candor.testimony.Means;
import candor.testimony.Occurred;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of the story, in the order in which the team of "Northgate Tickets" learnt of them. The ledger's own clock cannot be set:
 * every entry is recorded when the sample is loaded, and what the story dates is when things occurred and became known.
 */
final class NorthgateStory {
    static final String INCIDENT = identifier("2018-04-12", 1);
    static final String VISIT = identifier("2018-04-12", 2);
    static final String MORNING = identifier("2018-06-28", 3);

    static final String HASH = identifier("2018-06-27", 8);

    /** An invented text, as exact as any other: another one has another hash. */
    static final String PUBLISHED = "Northgate Tickets card detail breach k4tz9.";

    private static final List<DataElement> TAKEN = List.of(
            new DataElement("Payment", false, Encryption.NONE),
            new DataElement("Personal", false, Encryption.NONE),
            new DataElement("Credentials", false, Encryption.UNKNOWN));

    private final Instant receivedAt;
    private final int year;
    private final List<Step> steps = new ArrayList<>();

    private NorthgateStory(Instant receivedAt, int year) {
        this.receivedAt = receivedAt;
        this.year = year;
    }

    /** @param year of {@code receivedAt} in the ledger's zone; the reference is of that year, since that is when it was declared here */
    static List<Step> steps(Instant receivedAt, int year) {
        var story = new NorthgateStory(receivedAt, year);
        story.theBankVisits();
        story.noEvidenceIsFound();
        story.othersReportToo();
        story.theScriptIsFound();
        story.customersAreCounted();
        story.theMorningOfTheBank();
        story.theCauseIsDisputed();
        story.theInquiryEnds();
        return List.copyOf(story.steps);
    }

    private void theBankVisits() {
        step(RESPONDER, new RaiseSignal(VISIT, SignalChannel.BANK, text("Bank M, fraud team"), null, null,
                text("Bank M invites our security team and hands over its analysis: cards used in our shop are being defrauded far more often than others."),
                false, told(on("2018-04-12"), "2018-04-12", Means.MEETING)));
        step(COMMANDER, new EscalateSignal(INCIDENT, VISIT, IncidentKind.INCIDENT,
                text("Bank M suspects that card data of our customers leaks from the shop"), receivedAt, year,
                told(on("2018-04-12"), "2018-04-12", Means.MEETING)));
        step(COMMANDER, new AssignCommander(INCIDENT, COMMANDER.asPersonal(), known("2018-04-12")));
        step(RESPONDER, new ClassifyIncident(INCIDENT, new Classification(
                Confirmation.SUSPECTED, List.of("unknown"), List.of("unknown"), List.of(), List.of("confidentiality"), List.of("GB"), "711410"),
                null, known("2018-04-12")));
    }

    private void noEvidenceIsFound() {
        step(RESPONDER, new RepeatSignal(VISIT, text("Eight more cards defrauded, six of them used in our shop; then nine more, all nine used there."),
                told(from("2018-04-12", "2018-04-19"), "2018-04-19", Means.MAIL)));
        step(COMMANDER, new RecordDecision(INCIDENT, text("Is this a breach of ours?"),
                text("Treat it as a confirmed breach\nKeep investigating with the incident open\nClose it: no evidence"),
                text("Close it: no evidence"),
                text("The internal inquiry found no sign of a breach, and no other bank reports a pattern."), 0, known("2018-04-19")));
        step(COMMANDER, new CloseIncident(INCIDENT, ClosingOutcome.NO_EVIDENCE_OF_A_BREACH,
                text("Internal inquiry without a finding."),
                text("Scope, detection and containment stay open because nothing was found to assess, detect or contain."), known("2018-04-19")));
    }

    private void othersReportToo() {
        report(4, SignalChannel.BANK, "An Australian bank", "Reports suspected fraud on cards used in our shop.");
        report(5, SignalChannel.BANK, "A card acquirer", "Reports suspected fraud on cards used in our shop.");
        report(6, SignalChannel.BANK, "Card scheme one", "Reports suspected fraud on cards used in our shop.");
        report(7, SignalChannel.BANK, "Card scheme two", "Reports suspected fraud on cards used in our shop.");
    }

    private void report(long number, SignalChannel channel, String source, String words) {
        step(RESPONDER, new RaiseSignal(identifier("2018-05-01", number), channel, text(source), null, null,
                text(words + " The day is not established; by the end of May most large banks had said so."), false,
                told(since("2018-04-12"), "2018-05", Means.MAIL)));
    }

    private void theScriptIsFound() {
        String found = "2018-06-23T10:00";
        step(COMMANDER, new ReopenIncident(INCIDENT,
                text("Malicious code was found in supplier I's chat product on our payment page. (The hour of this and of the next entries is assumed.)"), known(found)));
        step(RESPONDER, new EstablishDetection(INCIDENT, List.of("internal.Security monitoring"), null, null,
                text("Monitoring of the payment page's network traffic showed data leaving for an unknown third party."),
                told(on("2018-06-23"), found, Means.SYSTEM)));
        step(COMMANDER, new SupersedeDecision(INCIDENT, 1, text("Treat it as a confirmed breach"),
                text("Code that exports payment data was found on the payment page."), text("The finding of 19 April no longer holds."), 0, known(found)));
        step(RESPONDER, new ClassifyIncident(INCIDENT, new Classification(
                Confirmation.CONFIRMED, List.of("external", "partner"), List.of("malware.Capture app data", "hacking.Exploit vuln"),
                List.of("S - Web application"), List.of("confidentiality.Payment", "integrity.Software installation"), List.of("GB"), "711410"),
                text("Third party code on the payment page, a web skimmer, payment data."), known(found)));
        step(COMMANDER, new ScoreSeverity(INCIDENT, Severity.VERY_HIGH, text("Payment data and logins of very many people, exported for misuse."), known(found)));
        step(RESPONDER, new AddNote(INCIDENT, text("Monitoring of the payment page's network traffic began about nine weeks after the first alert."),
                told(Occurred.about(time("2018-06")), found, Means.MEETING)));
        for (long number = 4; number <= 7; number++) {
            step(RESPONDER, new LinkSignal(identifier("2018-05-01", number), INCIDENT, text("The same pattern as Bank M's report."), known(found)));
        }
        step(RESPONDER, new RecordContainment(INCIDENT, Containment.CONTAINED, null,
                text("Supplier I's product disabled on all sites of the group, four brands."), told(on("2018-06-23"), "2018-06-23T11:00", Means.CHAT)));
        step(COMMANDER, new RecordSupplierStatement(INCIDENT, text("Supplier I"), text("The vulnerability is resolved."),
                told(on("2018-06-26"), "2018-06-26", Means.MAIL)));
    }

    private void customersAreCounted() {
        step(PRIVACY_OFFICER, scope(Claimant.ORGANISATION, "", Bounds.UNKNOWN,
                "Under 5 % of customers worldwide, none in North America. International customers since September 2017.",
                from("2017-09", "2018-06-23"), "2018-06-27"));
        step(PRIVACY_OFFICER, scope(Claimant.ORGANISATION, "GB", Bounds.UNKNOWN,
                "Customers in the United Kingdom since February 2018.", from("2018-02", "2018-06-23"), "2018-06-27"));
        theHashIsOpened();
        step(PRIVACY_OFFICER, scope(Claimant.PRESS, "GB", Bounds.atMost(40_000),
                "The press writes of up to 40,000 customers in the United Kingdom; this is not our figure.", null, "2018-06-28"));
    }

    private AssessScope scope(Claimant claimant, String territory, Bounds persons, String statement, @Nullable Occurred window, String known) {
        var cell = new ScopeCell(territory.isEmpty() ? null : territory, "customers", TAKEN, persons, Bounds.UNKNOWN, null);
        return new AssessScope(INCIDENT, claimant, List.of(cell), persons, Bounds.UNKNOWN, "Yes", text(statement), null, window, known(known));
    }

    /** On the evening of 6 April an engineer of the bank published a hash and nothing else; on 27 June he showed the text. */
    private void theHashIsOpened() {
        step(RESPONDER, new RecordEvidenceDigest(HASH, INCIDENT, text("The hash an engineer of Bank M published"),
                text("Published in the evening of 6 April without a word of what it is of."), text(BodyHash.of(PUBLISHED)), text("a public post"),
                text("Copied from the post once its author had shown what it was."), told(on("2018-04-06"), "2018-06-27", Means.PUBLICATION)));
        step(RESPONDER, new OpenEvidence(HASH, text(BodyHash.of(PUBLISHED)), PUBLISHED.length(), told(on("2018-06-27"), "2018-06-27", Means.PUBLICATION)));
    }

    private void theMorningOfTheBank() {
        step(RESPONDER, new RecordSource(INCIDENT, text("Bank M's public account of its own inquiry"),
                text("Bank M publishes its timeline: what happened on 6 April and after enters this ledger late."),
                told(on("2018-06-28"), "2018-06-28", Means.PUBLICATION)));
        step(RESPONDER, new RaiseSignal(MORNING, SignalChannel.BANK, text("Bank M, fraud team"), null, null,
                text("About 50 customers report fraud; 70 % of them had used our shop, against 0.8 % of all the bank's customers."), false,
                told(on("2018-04-06T09:48"), "2018-06-28", Means.PUBLICATION)));
        step(RESPONDER, new LinkSignal(MORNING, INCIDENT, text("The first alarm, learnt of eleven weeks later."),
                told(on("2018-04-06T09:48"), "2018-06-28", Means.PUBLICATION)));
        note("Bank M decides that this is not business as usual.", on("2018-04-06T14:29"));
        note("Bank M writes rules that block the pattern.", on("2018-04-06T16:34"));
        note("Bank M replaces about 6,000 cards.", from("2018-04-19", "2018-04-20"));
    }

    private void note(String words, Occurred occurred) {
        step(RESPONDER, new AddNote(INCIDENT, text(words), told(occurred, "2018-06-28", Means.PUBLICATION)));
    }

    private void theCauseIsDisputed() {
        step(COMMANDER, new RecordSupplierStatement(INCIDENT, text("Supplier I"),
                text("The cause was a custom script that the shop put on its payment page without telling us."), told(on("2018-06-28"), "2018-06-28", Means.PUBLICATION)));
        step(COMMANDER, new ContestAssertion(INCIDENT, ordinalOf(ReopenIncident.class), Claimant.SUPPLIER,
                text("Supplier I disputes that its product is the cause."), told(on("2018-06-28"), "2018-06-28", Means.PUBLICATION)));
    }

    private void theInquiryEnds() {
        step(PRIVACY_OFFICER, new EstablishOccurrence(INCIDENT, text("The authority's penalty notice"),
                told(from("2018-02-10", "2018-06-23"), "2020-11-13", Means.PUBLICATION)));
        step(PRIVACY_OFFICER, new RecordSourceConflict(INCIDENT, 1, text("A later legal commentary"),
                text("Dates the hand-over of the bank's analysis to 16 April, not 12 April."), told(on("2018-04-16"), "2020-11-17", Means.PUBLICATION)));
    }

    /** Ordinal of the entry a command of the story will make; every command about the incident makes one, escalation makes two. */
    private long ordinalOf(Class<?> command) {
        long ordinal = 0;
        for (Step step : steps) {
            ordinal += switch (step.command()) {
                case EscalateSignal e -> 2;
                case candor.incident.IncidentCommand c -> 1;
                case LinkSignal l -> 1;
                case EvidenceCommand e -> 1;
                default -> 0;
            };
            if (command.isInstance(step.command())) {
                return ordinal;
            }
        }
        throw new IllegalStateException("the story has not come to that yet");
    }

    private void step(Cast by, candor.DomainCommand command) {
        steps.add(new Step(by, command));
    }

    private static FreeText text(String words) {
        return FreeText.of(words);
    }
}
