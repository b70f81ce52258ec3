package candor.command.signal;

import candor.command.Decided;
import candor.incident.ClosingOutcome;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.ClosureEvent.IncidentReopened;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IncidentKind;
import candor.incident.JoinEvent.IncidentMerged;
import candor.incident.JoinSide;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import candor.signal.SignalChannel;
import candor.signal.SignalCommand.AcknowledgeSignal;
import candor.signal.SignalCommand.AnswerReporter;
import candor.signal.SignalCommand.DismissSignal;
import candor.signal.SignalCommand.LinkSignal;
import candor.signal.SignalCommand.RaiseSignal;
import candor.signal.SignalCommand.RepeatSignal;
import candor.signal.SignalCommand.ReportSuspicion;
import candor.signal.SignalEvent.ReporterAnswered;
import candor.signal.SignalEvent.SignalAcknowledged;
import candor.signal.SignalEvent.SignalDismissed;
import candor.signal.SignalEvent.SignalEscalated;
import candor.signal.SignalEvent.SignalLinked;
import candor.signal.SignalEvent.SignalRaised;
import candor.signal.SignalEvent.SignalRepeated;
import candor.testimony.Attribution;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SignalTest {
    private static final String SIGNAL = "signal-1";
    private static final SignalAcknowledged READ = new SignalAcknowledged(SIGNAL);
    private static final SignalDismissed DISMISSED = new SignalDismissed(SIGNAL, text("noise"), null, null, null, null);
    private static final SignalEscalated ESCALATED = new SignalEscalated(SIGNAL, "incident-1", null, null, null, null);

    private static final Occurred YESTERDAY = Occurred.about(StatedTime.parse("2026-11-28T21", ZoneId.of("Europe/Paris")));

    private final Decided decided = Decided.by(new SignalModule());

    @AfterEach
    void stop() {
        decided.close();
    }

    @Nested
    class Raising {
        @Test
        void recordsASuspicion() {
            decided.given().when(raise(SIGNAL, null)).success().events(raised(SIGNAL, null));
        }

        @Test
        void fromTheSameOriginRepeatsTheFirst() {
            decided.given(raised("earlier", "origin-1")).when(raise(SIGNAL, "origin-1")).success().events(repeated("earlier", 1));
        }

        @Test
        void fromTheSameOriginAgainCountsOn() {
            decided.given(raised("earlier", "origin-1"), repeated("earlier", 1)).when(raise(SIGNAL, "origin-1")).events(repeated("earlier", 2));
        }

        @Test
        void withoutAnOriginIsNeverTakenForAnother() {
            decided.given(raised("earlier", null)).when(raise(SIGNAL, null)).events(raised(SIGNAL, null));
        }

        @Test
        void theSameSignalAgainIsRefused() {
            decided.given(raised(SIGNAL, null)).refuses("signal.already-raised", raise(SIGNAL, null));
        }

        @Test
        void withoutWordsIsRefused() {
            decided.given().refuses("command.text-missing", new RaiseSignal(
                    SIGNAL, SignalChannel.BANK, text("Bank M"), null, null, text(""), false, Attribution.NONE));
        }
    }

    @Nested
    class Reporting {
        private static final ReportSuspicion REPORT = new ReportSuspicion(SIGNAL, text("A stranger in the server room"), YESTERDAY, true);

        @Test
        void recordsWhoReportsSealedForThem() {
            decided.given().when(REPORT, "acc-7").events(new SignalRaised(
                    SIGNAL, SignalChannel.EMPLOYEE, text("Employee"), null, null, text("A stranger in the server room"), true, YESTERDAY, null,
                    Personal.of(new SubjectReference("acc-7"), "acc-7"), null));
        }

        @Test
        void theSameSignalAgainIsRefused() {
            decided.given(raised(SIGNAL, null)).refuses("signal.already-raised", REPORT, "acc-7");
        }

        @Test
        void withoutWordsIsRefused() {
            decided.given().refuses("command.text-missing", new ReportSuspicion(SIGNAL, text(" "), null, false), "acc-7");
        }

        @Test
        void byNobodyIsRefused() {
            decided.given().refuses("signal.nobody-reports", REPORT);
        }
    }

    @Nested
    class Repeating {
        private static final RepeatSignal AGAIN = new RepeatSignal(SIGNAL, text("Fraud"), Attribution.NONE);

        @Test
        void counts() {
            decided.given(raised(SIGNAL, null), repeated(SIGNAL, 1)).when(AGAIN).events(repeated(SIGNAL, 2));
        }

        @Test
        void whatNobodyRaisedIsRefused() {
            decided.given().refuses("signal.not-found", AGAIN);
        }
    }

    @Nested
    class Acknowledging {
        @Test
        void saysThatSomebodyHasReadIt() {
            decided.given(raised(SIGNAL, null)).when(new AcknowledgeSignal(SIGNAL)).events(READ);
        }

        @Test
        void twiceIsRefused() {
            decided.given(raised(SIGNAL, null), READ).refuses("signal.already-acknowledged", new AcknowledgeSignal(SIGNAL));
        }

        @Test
        void whatNobodyRaisedIsRefused() {
            decided.given().refuses("signal.not-found", new AcknowledgeSignal(SIGNAL));
        }
    }

    @Nested
    class AnsweringTheReporter {
        private static final AnswerReporter ANSWER = new AnswerReporter(SIGNAL, text("We are on it."));

        @Test
        void isPossibleInEveryState() {
            decided.given(raised(SIGNAL, null)).when(ANSWER).events(new ReporterAnswered(SIGNAL, text("We are on it.")));
            decided.given(raised(SIGNAL, null), DISMISSED).when(ANSWER).success();
            decided.given(raised(SIGNAL, null), ESCALATED).when(ANSWER).success();
        }

        @Test
        void withoutWordsIsRefused() {
            decided.given(raised(SIGNAL, null)).refuses("command.text-missing", new AnswerReporter(SIGNAL, text("")));
        }

        @Test
        void whatNobodyRaisedIsRefused() {
            decided.given().refuses("signal.not-found", ANSWER);
        }
    }

    @Nested
    class Dismissing {
        private static final DismissSignal DISMISS = new DismissSignal(SIGNAL, text("noise"), null, Attribution.NONE);

        @Test
        void keepsTheReason() {
            decided.given(raised(SIGNAL, null)).when(DISMISS).events(DISMISSED);
        }

        @Test
        void tellsTheReporterInTheSameAppend() {
            var dismiss = new DismissSignal(SIGNAL, text("noise"), text("It was a drill of our own."), Attribution.NONE);
            decided.given(raised(SIGNAL, null)).when(dismiss).events(DISMISSED, new ReporterAnswered(SIGNAL, text("It was a drill of our own.")));
        }

        @Test
        void withAnEmptyAnswerIsRefused() {
            decided.given(raised(SIGNAL, null)).refuses("command.text-missing", new DismissSignal(SIGNAL, text("noise"), text(" "), Attribution.NONE));
        }

        @Test
        void twiceIsRefused() {
            decided.given(raised(SIGNAL, null), DISMISSED).refuses("signal.already-dismissed", DISMISS);
        }

        @Test
        void whatWasSaidAgainSinceIsReadAndDismissedAgain() {
            decided.given(raised(SIGNAL, null), READ, DISMISSED, repeated(SIGNAL, 1)).when(DISMISS).events(DISMISSED);
            decided.given(raised(SIGNAL, null), READ, DISMISSED, repeated(SIGNAL, 1)).when(new AcknowledgeSignal(SIGNAL)).events(READ);
        }

        @Test
        void whatBelongsToAnIncidentIsRefused() {
            decided.given(raised(SIGNAL, null), ESCALATED).refuses("signal.already-taken-up", DISMISS);
            decided.given(raised(SIGNAL, null), linked(false)).refuses("signal.already-taken-up", DISMISS);
        }

        @Test
        void whatNobodyRaisedIsRefused() {
            decided.given().refuses("signal.not-found", DISMISS);
        }
    }

    @Nested
    class Linking {
        private static final LinkSignal LINK = new LinkSignal(SIGNAL, "incident-1", text("same pattern"), Attribution.NONE);

        @Test
        void joinsItToAnIncident() {
            decided.given(declared(), raised(SIGNAL, null)).when(LINK).events(linked(false));
        }

        @Test
        void whatWasDismissedShowsAsMissed() {
            decided.given(declared(), raised(SIGNAL, null), DISMISSED).when(LINK).events(linked(true));
        }

        @Test
        void toAnIncidentThatDoesNotExistIsRefused() {
            decided.given(raised(SIGNAL, null)).refuses("incident.not-found", LINK);
        }

        @Test
        void toAClosedIncidentIsRefused() {
            decided.given(declared(), closed(), raised(SIGNAL, null)).refuses("incident.closed", LINK);
        }

        @Test
        void toAnIncidentThatBecamePartOfAnotherIsRefused() {
            var merged = new IncidentMerged("incident-1", JoinSide.SOURCE, "incident-2", "INC-2026-0002", text("one thief"), null, null, null, null);
            decided.given(declared(), merged, raised(SIGNAL, null)).refuses("incident.merged", LINK);
        }

        @Test
        void toAReopenedIncidentIsPossible() {
            decided.given(declared(), closed(), new IncidentReopened("incident-1", text("more"), null, null, null, null), raised(SIGNAL, null))
                    .when(LINK).success();
        }

        @Test
        void twiceIsRefused() {
            decided.given(declared(), raised(SIGNAL, null), linked(false)).refuses("signal.already-linked", LINK);
            decided.given(declared(), raised(SIGNAL, null), ESCALATED).refuses("signal.already-linked", LINK);
        }

        @Test
        void whatNobodyRaisedIsRefused() {
            decided.given(declared()).refuses("signal.not-found", LINK);
        }
    }

    private static FreeText text(String words) {
        return FreeText.of(words);
    }

    private static RaiseSignal raise(String signal, @Nullable String origin) {
        return new RaiseSignal(signal, SignalChannel.BANK, text("Bank M"), origin, null, text("Fraud"), false, Attribution.NONE);
    }

    private static SignalRaised raised(String signal, @Nullable String origin) {
        return new SignalRaised(signal, SignalChannel.BANK, text("Bank M"), origin, null, text("Fraud"), false, null, null, null, null);
    }

    private static SignalRepeated repeated(String signal, long repetition) {
        return new SignalRepeated(signal, repetition, text("Fraud"), null, null, null, null);
    }

    private static SignalLinked linked(boolean missed) {
        return new SignalLinked(SIGNAL, "incident-1", text("same pattern"), missed, null, null, null, null);
    }

    private static IncidentDeclared declared() {
        return new IncidentDeclared(
                "incident-1", "INC-2026-0001", IncidentKind.INCIDENT, text("x"), null, null, null, null, null, null, null, null, null, null, List.of());
    }

    private static IncidentClosed closed() {
        return new IncidentClosed("incident-1", ClosingOutcome.RESOLVED, text("done"), List.of(), null, null, null, null, null);
    }
}
