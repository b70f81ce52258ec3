package candor.command.incident;

import static candor.command.incident.Sample.INCIDENT;
import static candor.command.incident.Sample.NONE;
import static candor.command.incident.Sample.NOW;
import static candor.command.incident.Sample.classification;
import static candor.command.incident.Sample.declared;
import static candor.command.incident.Sample.occurred;
import static candor.command.incident.Sample.on;
import static candor.command.incident.Sample.text;

import candor.command.Decided;
import candor.incident.Classification.Confirmation;
import candor.incident.ClassificationCommand.ClassifyIncident;
import candor.incident.ClassificationEvent.IncidentClassified;
import candor.incident.Containment;
import candor.incident.DeclarationCommand.ImportIncident;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IncidentCommand;
import candor.incident.IncidentKind;
import candor.incident.NoteCommand.AddNote;
import candor.incident.ResponseCommand.RecordContainment;
import candor.incident.ResponseEvent.ContainmentRecorded;
import candor.incident.StatementCommand.RecordPublicDisclosure;
import candor.incident.StatementCommand.RecordSourceConflict;
import candor.incident.StatementEvent.PublicDisclosureRecorded;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportingTest {
    private final Decided decided = Decided.by(new IncidentModule());

    @AfterEach
    void stop() {
        decided.close();
    }

    @Test
    void aRecordBecomesAnIncidentWithAllItSays() {
        decided.given().when(record(
                        new ClassifyIncident(INCIDENT, classification(Confirmation.CONFIRMED), null, NONE),
                        new RecordContainment(INCIDENT, Containment.NEVER, null, null, NONE)))
                .success()
                .events(
                        taken("IMP-2026-0001"),
                        new IncidentClassified(INCIDENT, classification(Confirmation.CONFIRMED), null, null, null, null, null, null),
                        new ContainmentRecorded(INCIDENT, Containment.NEVER, null, null, null, null, null, null, List.of()));
    }

    @Test
    void whatContradictsTheRecordItselfIsTakenAndMarked() {
        decided.given().when(record(new RecordPublicDisclosure(INCIDENT, text("the press"), null, occurred("2011"))))
                .events(taken("IMP-2026-0001"), new PublicDisclosureRecorded(
                        INCIDENT, text("the press"), null, on("2011"), null, null, null, List.of("incident.public-before-begun")));
    }

    @Test
    void statementsMeetTheStateOfTheOnesBefore() {
        decided.given().when(record(
                        new AddNote(INCIDENT, text("first"), NONE),
                        new AddNote(INCIDENT, text("second"), NONE),
                        new RecordSourceConflict(INCIDENT, 3, text("press"), text("otherwise"), NONE)))
                .success();
    }

    @Test
    void theSameRecordAgainAddsNothing() {
        decided.given(taken("IMP-2026-0001")).when(record(new AddNote(INCIDENT, text("changed"), NONE))).success().noEvents();
    }

    @Test
    void theSameRecordAsAnotherIncidentAddsNothing() {
        var again = new ImportIncident(
                "other", "veris", "key-1", text("shop-1"), text("{}"), text("00"), text("A shop"), NOW, 2026, NONE, List.of());
        decided.given(taken("IMP-2026-0001")).when(again).success().noEvents();
    }

    @Test
    void anotherRecordTakesTheNextNumber() {
        decided.given(new IncidentDeclared(
                        "other", "IMP-2026-0001", IncidentKind.IMPORTED, text("A shop"), "veris", "key-0", text("shop-0"), text("{}"), text("00"), null, null,
                        null, null, null, List.of()))
                .when(record()).events(taken("IMP-2026-0002"));
    }

    @Test
    void intoAnIncidentThatExistsIsRefused() {
        decided.given(declared()).refuses("incident.already-declared", record());
    }

    @Test
    void thatSpeaksOfAnotherIncidentIsRefusedWhole() {
        decided.given().refuses("incident.import-of-several", record(new AddNote("other", text("x"), NONE)));
    }

    @Test
    void thatCitesWhatItDoesNotSayIsRefusedWhole() {
        decided.given().refuses("incident.no-such-entry", record(new RecordSourceConflict(INCIDENT, 2, text("press"), text("x"), NONE)));
    }

    @Test
    void thatDeclaresOnceMoreIsRefusedWhole() {
        decided.given().refuses("incident.already-declared", record(Sample.declare(INCIDENT)));
    }

    private static ImportIncident record(IncidentCommand... then) {
        return new ImportIncident(
                INCIDENT, "veris", "key-1", text("shop-1"), text("{}"), text("00"), text("A shop"), NOW, 2026, occurred("2012-08"), List.of(then));
    }

    private static IncidentDeclared taken(String reference) {
        return new IncidentDeclared(
                INCIDENT, reference, IncidentKind.IMPORTED, text("A shop"), "veris", "key-1", text("shop-1"), text("{}"), text("00"), null, on("2012-08"),
                null, null, null, List.of());
    }
}
