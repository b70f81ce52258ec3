package candor.command.disclosure;

import candor.command.Decided;
import candor.disclosure.DisclosureCommand.ExportTrail;
import candor.disclosure.DisclosureEvent.TrailExported;
import candor.incident.ClosingOutcome;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IncidentKind;
import candor.sealing.FreeText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExportingTest {
    private static final IncidentDeclared DECLARED = new IncidentDeclared(
            "i1", "INC-2026-0001", IncidentKind.INCIDENT, FreeText.of("x"), null, null, null, null, null, null, null, null, null, null, List.of());
    private static final IncidentClosed CLOSED =
            new IncidentClosed("i1", ClosingOutcome.RESOLVED, FreeText.of("done"), List.of(), null, null, null, null, null);

    private final Decided decided = Decided.by(new DisclosureModule());

    @AfterEach
    void stop() {
        decided.close();
    }

    @Test
    void isItselfRecorded() {
        decided.given(DECLARED).when(export(1)).success().events(exported(1));
    }

    @Test
    void ofAClosedIncidentIsPossible() {
        decided.given(DECLARED, CLOSED).when(export(2)).events(exported(2));
    }

    @Test
    void countsEarlierExports() {
        decided.given(DECLARED, exported(1)).when(export(2)).events(exported(2));
    }

    @Test
    void ofATrailThatLacksEntriesIsRefused() {
        decided.given(DECLARED, CLOSED).refuses("disclosure.trail-outdated", export(1));
    }

    @Test
    void ofEntriesThatDoNotExistIsRefused() {
        decided.given(DECLARED).refuses("disclosure.trail-outdated", export(2));
    }

    @Test
    void ofAnUnknownIncidentIsRefused() {
        decided.given().refuses("incident.not-found", export(0));
    }

    private static ExportTrail export(long lastOrdinal) {
        return new ExportTrail("i1", "trail-1", FreeText.of("The authority"), null, "authority", Map.of("actor", "staff"), Map.of("data/README.txt", "00"), lastOrdinal);
    }

    private static TrailExported exported(long lastOrdinal) {
        return new TrailExported(
                "i1", "trail-1", FreeText.of("The authority"), null, "authority", Map.of("actor", "staff"), Map.of("data/README.txt", "00"), lastOrdinal);
    }
}
