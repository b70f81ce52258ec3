package candor.command.sample;

import static candor.command.sample.Cast.PRIVACY_OFFICER;
import static candor.command.sample.Cast.RESPONDER;
import static candor.command.sample.NorthgateStory.INCIDENT;
import static candor.command.sample.Telling.from;
import static candor.command.sample.Telling.on;
import static candor.command.sample.Telling.text;
import static candor.command.sample.Telling.told;

import candor.evidence.EvidenceCommand.TransferEvidence;
import candor.incident.ChronologyCommand.EstablishOccurrence;
import candor.incident.StatementCommand.RecordSourceConflict;
import candor.testimony.Means;

/** July, when the laboratory is done, and November 2020, when the authority is. */
record EndOfInquiry(Script script) {

    void tell() {
        theLaboratoryIsDone();
        theInquiryEnds();
    }

    private void theLaboratoryIsDone() {
        script.step(RESPONDER, new TransferEvidence(Exhibits.DISK, RESPONDER.asPersonal(), text("Data centre north, safe"),
                text("Examined and sealed again: no file of ours was changed, the script came from supplier I's server."),
                told(on("2018-07-20"), "2018-07-20", Means.IN_PERSON)));
    }

    private void theInquiryEnds() {
        script.step(PRIVACY_OFFICER, new EstablishOccurrence(INCIDENT, text("The authority's penalty notice"),
                told(from("2018-02-10", "2018-06-23"), "2020-11-13", Means.PUBLICATION)));
        script.step(PRIVACY_OFFICER, new RecordSourceConflict(INCIDENT, 1, text("A later legal commentary"),
                text("Dates the hand-over of the bank's analysis to 16 April, not 12 April."), told(on("2018-04-16"), "2020-11-17", Means.PUBLICATION)));
    }
}
