package candor.command.sample;

import static candor.command.sample.Cast.COMMANDER;
import static candor.command.sample.Cast.PRIVACY_OFFICER;
import static candor.command.sample.Cast.RESPONDER;
import static candor.command.sample.NorthgateStory.INCIDENT;
import static candor.command.sample.Telling.from;
import static candor.command.sample.Telling.identifier;
import static candor.command.sample.Telling.known;
import static candor.command.sample.Telling.on;
import static candor.command.sample.Telling.text;
import static candor.command.sample.Telling.told;

import candor.evidence.EvidenceCommand.ExportEvidence;
import candor.evidence.EvidenceCommand.OpenEvidence;
import candor.evidence.EvidenceCommand.RecordEvidenceDigest;
import candor.evidence.EvidenceCommand.TransferEvidence;
import candor.incident.Bounds;
import candor.incident.Claimant;
import candor.incident.ClosureCommand.ReopenIncident;
import candor.incident.IntelligenceCommand.ImportIndicators;
import candor.incident.NoteCommand.AddNote;
import candor.incident.ScopeCell.DataElement;
import candor.incident.ScopeCell.Encryption;
import candor.incident.ScopeCell;
import candor.incident.ScopeCommand.AssessScope;
import candor.incident.StatementCommand.ContestAssertion;
import candor.incident.StatementCommand.RecordSource;
import candor.incident.StatementCommand.RecordSupplierStatement;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import candor.signal.SignalChannel;
import candor.signal.SignalCommand.LinkSignal;
import candor.signal.SignalCommand.RaiseSignal;
import candor.testimony.Means;
import candor.testimony.Occurred;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The week after: evidence goes to a laboratory, customers are counted, the bank publishes what it knew, and the supplier disputes. */
record DaysAfter(Script script) {
    private static final String MORNING = identifier("2018-06-28", 3);

    private static final List<DataElement> TAKEN = List.of(
            new DataElement("Payment", false, Encryption.NONE),
            new DataElement("Personal", false, Encryption.NONE),
            new DataElement("Credentials", false, Encryption.UNKNOWN));

    void tell() {
        theEvidenceIsExamined();
        theSupplierAnswers();
        customersAreCounted();
        theMorningOfTheBank();
        theCauseIsDisputed();
    }

    private void theEvidenceIsExamined() {
        script.step(RESPONDER, new TransferEvidence(Exhibits.DISK, Personal.of(new SubjectReference("sample-nadia-weiss"), "Nadia Weiss, laboratory K (invented)"),
                text("Laboratory K, evidence room"), text("Was the script put there by somebody who was on the server?"),
                told(on("2018-06-25T09:30"), "2018-06-25T09:30", Means.IN_PERSON)));
        script.step(COMMANDER, new ExportEvidence(Exhibits.LOG, text("Laboratory K"), text("To compare what left with what is on the disk."), known("2018-06-25T11:00")));
    }

    private void theSupplierAnswers() {
        script.step(COMMANDER, new RecordSupplierStatement(INCIDENT, text("Supplier I"), text("The vulnerability is resolved."),
                told(on("2018-06-26"), "2018-06-26", Means.MAIL)));
    }

    private void customersAreCounted() {
        script.step(PRIVACY_OFFICER, scope(Claimant.ORGANISATION, "", Bounds.UNKNOWN,
                "Under 5 % of customers worldwide, none in North America. International customers since September 2017.",
                from("2017-09", "2018-06-23"), "2018-06-27"));
        script.step(PRIVACY_OFFICER, scope(Claimant.ORGANISATION, "GB", Bounds.UNKNOWN,
                "Customers in the United Kingdom since February 2018.", from("2018-02", "2018-06-23"), "2018-06-27"));
        theHashIsOpened();
        othersWarnToo();
        script.step(PRIVACY_OFFICER, scope(Claimant.PRESS, "GB", Bounds.atMost(40_000),
                "The press writes of up to 40,000 customers in the United Kingdom; this is not our figure.", null, "2018-06-28"));
    }

    private AssessScope scope(Claimant claimant, String territory, Bounds persons, String statement, @Nullable Occurred window, String known) {
        var cell = new ScopeCell(territory.isEmpty() ? null : territory, "customers", TAKEN, persons, Bounds.UNKNOWN, null);
        return new AssessScope(INCIDENT, claimant, List.of(cell), persons, Bounds.UNKNOWN, "Yes", text(statement), null, window, known(known));
    }

    /** On the evening of 6 April an engineer of the bank published a hash and nothing else; on 27 June he showed the text. */
    private void theHashIsOpened() {
        script.step(RESPONDER, new RecordEvidenceDigest(Exhibits.HASH, INCIDENT, text("The hash an engineer of Bank M published"),
                text("Published in the evening of 6 April without a word of what it is of."), Exhibits.digest(Exhibits.PUBLISHED), text("a public post"),
                text("Copied from the post once its author had shown what it was."), told(on("2018-04-06"), "2018-06-27", Means.PUBLICATION)));
        script.step(RESPONDER, new OpenEvidence(Exhibits.HASH, Exhibits.digest(Exhibits.PUBLISHED), Exhibits.size(Exhibits.PUBLISHED), told(on("2018-06-27"), "2018-06-27", Means.PUBLICATION)));
    }

    /** The source says itself when it last changed what it sends. */
    private void othersWarnToo() {
        script.step(RESPONDER, new ImportIndicators(INCIDENT, text(Exhibits.WARNING), false));
    }

    private void theMorningOfTheBank() {
        script.step(RESPONDER, new RecordSource(INCIDENT, text("Bank M's public account of its own inquiry"),
                text("Bank M publishes its timeline: what happened on 6 April and after enters this ledger late."),
                told(on("2018-06-28"), "2018-06-28", Means.PUBLICATION)));
        script.step(RESPONDER, new RaiseSignal(MORNING, SignalChannel.BANK, text("Bank M, fraud team"), null, null,
                text("About 50 customers report fraud; 70 % of them had used our shop, against 0.8 % of all the bank's customers."), false,
                told(on("2018-04-06T09:48"), "2018-06-28", Means.PUBLICATION)));
        script.step(RESPONDER, new LinkSignal(MORNING, INCIDENT, text("The first alarm, learnt of eleven weeks later."),
                told(on("2018-04-06T09:48"), "2018-06-28", Means.PUBLICATION)));
        note("Bank M decides that this is not business as usual.", on("2018-04-06T14:29"));
        note("Bank M writes rules that block the pattern.", on("2018-04-06T16:34"));
        note("Bank M replaces about 6,000 cards.", from("2018-04-19", "2018-04-20"));
    }

    private void note(String words, Occurred occurred) {
        script.step(RESPONDER, new AddNote(INCIDENT, text(words), told(occurred, "2018-06-28", Means.PUBLICATION)));
    }

    private void theCauseIsDisputed() {
        script.step(COMMANDER, new RecordSupplierStatement(INCIDENT, text("Supplier I"),
                text("The cause was a custom script that the shop put on its payment page without telling us."), told(on("2018-06-28"), "2018-06-28", Means.PUBLICATION)));
        script.step(COMMANDER, new ContestAssertion(INCIDENT, script.ordinalOf(ReopenIncident.class), Claimant.SUPPLIER,
                text("Supplier I disputes that its product is the cause."), told(on("2018-06-28"), "2018-06-28", Means.PUBLICATION)));
    }
}
