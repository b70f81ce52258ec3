package candor.command.incident;

import static candor.command.incident.Sample.INCIDENT;
import static candor.command.incident.Sample.NONE;
import static candor.command.incident.Sample.NOW;
import static candor.command.incident.Sample.declare;
import static candor.command.incident.Sample.declared;
import static candor.command.incident.Sample.occurred;
import static candor.command.incident.Sample.on;
import static candor.command.incident.Sample.text;

import candor.command.Decided;
import candor.incident.DeclarationCommand.DeclareIncident;
import candor.incident.DeclarationCommand.EscalateSignal;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IncidentKind;
import candor.signal.SignalChannel;
import candor.signal.SignalEvent.SignalDismissed;
import candor.signal.SignalEvent.SignalEscalated;
import candor.signal.SignalEvent.SignalLinked;
import candor.signal.SignalEvent.SignalRaised;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeclaringTest {
    private final Decided decided = Decided.by(new IncidentModule());

    @AfterEach
    void stop() {
        decided.close();
    }

    @Nested
    class Declaring {
        @Test
        void startsTheSeriesOfTheYear() {
            decided.given().when(declare(INCIDENT)).success().events(declared());
        }

        @Test
        void takesTheNextNumber() {
            decided.given(declared("other", "INC-2026-0001", IncidentKind.INCIDENT))
                    .when(declare(INCIDENT))
                    .events(declared(INCIDENT, "INC-2026-0002", IncidentKind.INCIDENT));
        }

        @Test
        void countsEachYearAndSeriesForItself() {
            decided.given(declared("other", "INC-2025-0001", IncidentKind.INCIDENT), declared("drill", "DRL-2026-0001", IncidentKind.DRILL))
                    .when(declare(INCIDENT))
                    .events(declared());
        }

        @Test
        void ofADrillIsNumberedApart() {
            decided.given(declared("other", "INC-2026-0001", IncidentKind.INCIDENT))
                    .when(new DeclareIncident(INCIDENT, IncidentKind.DRILL, text("Customer data leaks"), NOW, 2026, NONE))
                    .events(declared(INCIDENT, "DRL-2026-0001", IncidentKind.DRILL));
        }

        @Test
        void findsTheNextNumberAmongManyAfterAStart() {
            Object[] before = java.util.stream.LongStream.rangeClosed(1, 137)
                    .mapToObj(n -> declared("i" + n, "INC-2026-%04d".formatted(n), IncidentKind.INCIDENT))
                    .toArray();
            decided.given(before).when(declare(INCIDENT)).events(declared(INCIDENT, "INC-2026-0138", IncidentKind.INCIDENT));
        }

        @Test
        void theSameIncidentAgainIsRefused() {
            decided.given(declared()).refuses("incident.already-declared", declare(INCIDENT));
        }

        @Test
        void withoutAWordIsRefused() {
            decided.given().refuses("command.text-missing", new DeclareIncident(INCIDENT, IncidentKind.INCIDENT, text("  "), NOW, 2026, NONE));
        }

        @Test
        void anImportedRecordByHandIsRefused() {
            decided.given().refuses(
                    "incident.kind-not-declarable", new DeclareIncident(INCIDENT, IncidentKind.IMPORTED, text("x"), NOW, 2026, NONE));
        }

        @Test
        void ofWhatLiesInTheFutureIsRecordedAndMarked() {
            var command = new DeclareIncident(INCIDENT, IncidentKind.INCIDENT, text("Customer data leaks"), NOW, 2026, occurred("2026-03-02"));
            decided.given().when(command).events(new IncidentDeclared(
                    INCIDENT, "INC-2026-0001", IncidentKind.INCIDENT, text("Customer data leaks"), null, null, null, null, null, null, on("2026-03-02"),
                    null, null, null, List.of("incident.occurred-in-the-future")));
        }
    }

    @Nested
    class Escalating {
        private static final EscalateSignal ESCALATE =
                new EscalateSignal(INCIDENT, "signal-1", IncidentKind.INCIDENT, text("Customer data leaks"), NOW, 2026, NONE);

        @Test
        void declaresTheIncidentAndMarksTheSignalInOneAppend() {
            decided.given(raised()).when(ESCALATE).success().events(
                    new IncidentDeclared(
                            INCIDENT, "INC-2026-0001", IncidentKind.INCIDENT, text("Customer data leaks"), null, null, null, null, null, "signal-1",
                            null, null, null, null, List.of()),
                    new SignalEscalated("signal-1", INCIDENT, null, null, null, null));
        }

        @Test
        void whatWasDismissedIsPossible() {
            decided.given(raised(), new SignalDismissed("signal-1", text("noise"), null, null, null, null)).when(ESCALATE).success();
        }

        @Test
        void aSignalNobodyRaisedIsRefused() {
            decided.given().refuses("signal.not-found", ESCALATE);
        }

        @Test
        void whatBelongsToAnIncidentIsRefused() {
            decided.given(raised(), new SignalLinked("signal-1", "other", text("same"), false, null, null, null, null))
                    .refuses("signal.already-taken-up", ESCALATE);
        }

        @Test
        void whatWasEscalatedIsRefused() {
            decided.given(raised(), new SignalEscalated("signal-1", "other", null, null, null, null)).refuses("signal.already-taken-up", ESCALATE);
        }

        @Test
        void intoAnIncidentThatExistsIsRefused() {
            decided.given(declared(), raised()).refuses("incident.already-declared", ESCALATE);
        }

        private static SignalRaised raised() {
            return new SignalRaised("signal-1", SignalChannel.BANK, text("Bank"), null, null, text("Fraud"), false, null, null, null, null);
        }
    }
}
