package candor.command.signal;

import candor.command.Decided;
import candor.sealing.FreeText;
import candor.signal.Alert;
import candor.signal.AlertForm;
import candor.signal.SignalChannel;
import candor.signal.SignalCommand.ReceiveAlert;
import candor.signal.SignalEvent.AlertReceived;
import candor.signal.SignalEvent.SignalRaised;
import candor.signal.SignalEvent.SignalRepeated;
import candor.signal.SignalSourceEvent.SignalSourceRegistered;
import candor.signal.SignalSourceEvent.SignalSourceRevoked;
import candor.testimony.Means;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AlertsTest {
    private static final StatedTime NIGHT = StatedTime.parse("2026-11-29T02:14:00", ZoneOffset.ofHours(1));
    private static final SignalSourceRegistered REGISTERED =
            new SignalSourceRegistered("siem", text("Northgate SIEM"), SignalChannel.SECURITY_MONITORING, AlertForm.OCSF);
    private static final Alert FIRST = alert("High", "New", "41 sign-ins", "digest-1");

    private final Decided decided = Decided.by(new SignalModule(), new SignalSourceModule());

    @AfterEach
    void stop() {
        decided.close();
    }

    @Nested
    class OfAFindingNobodyKnew {
        @Test
        void raisesASignalThatSaysWhatItSays() {
            decided.given(REGISTERED).when(receive("new", FIRST)).success().events(raised(), received("new", FIRST));
        }

        @Test
        void ofAStrangerIsRefused() {
            decided.given().refuses("signal.source-not-found", receive("new", FIRST));
        }

        @Test
        void ofARevokedSourceIsRefused() {
            decided.given(REGISTERED, new SignalSourceRevoked("siem", text("replaced"))).refuses("signal.source-revoked", receive("new", FIRST));
        }

        @Test
        void doesNotTakeTheIdentityOfAnotherSignal() {
            var other = new SignalRaised("new", SignalChannel.BANK, text("Bank M"), null, null, text("Fraud"), false, null, null, null, null);
            decided.given(REGISTERED, other).refuses("signal.already-raised", receive("new", FIRST));
        }
    }

    @Nested
    class OfAKnownFinding {
        @Test
        void saysWhatChanged() {
            Alert now = alert("Critical", "In Progress", "900 sign-ins", "digest-2");
            decided.given(REGISTERED, raised(), received("new", FIRST)).when(receive("another", now)).success()
                    .events(repeated(1, "Severity: High → Critical\nStatus: New → In Progress\nIt now says: 900 sign-ins"), received("new", now));
        }

        @Test
        void saysWhatIsSaidForTheFirstTimeAndWhatNoMore() {
            Alert silent = alert("High", null, "41 sign-ins", "digest-2");
            decided.given(REGISTERED, raised(), received("new", FIRST)).when(receive("another", silent)).success()
                    .events(repeated(1, "Status: New → not said"), received("new", silent));
        }

        @Test
        void isComparedWithWhatWasSaidLast() {
            Alert second = alert("Critical", "New", "41 sign-ins", "digest-2");
            Alert third = alert("Low", "New", "41 sign-ins", "digest-3");
            decided.given(REGISTERED, raised(), received("new", FIRST), repeated(1, "x"), received("new", second)).when(receive("another", third)).success()
                    .events(repeated(2, "Severity: Critical → Low"), received("new", third));
        }

        @Test
        void withNothingThatWeCompareChangedSaysSo() {
            Alert same = alert("High", "New", "41 sign-ins", "digest-2");
            decided.given(REGISTERED, raised(), received("new", FIRST)).when(receive("another", same)).success()
                    .events(repeated(1, "Sent again; title, severity, status and description are the same."), received("new", same));
        }

        @Test
        void inExactlyTheSameBytesIsNothingNew() {
            Alert second = alert("Critical", "New", "41 sign-ins", "digest-2");
            var given = decided.given(REGISTERED, raised(), received("new", FIRST), repeated(1, "x"), received("new", second));
            given.when(receive("another", second)).success().noEvents();
            decided.given(REGISTERED, raised(), received("new", FIRST), repeated(1, "x"), received("new", second))
                    .when(receive("another", FIRST)).success().noEvents();
        }
    }

    private static FreeText text(String words) {
        return FreeText.of(words);
    }

    private static Alert alert(String severity, @Nullable String status, String description, String digest) {
        return new Alert(
                AlertForm.OCSF, text("finding-7"), text("Sign-ins from two continents"), text(severity), status == null ? null : text(status),
                text(description), Occurred.at(NIGHT), NIGHT, text("{…}"), text(digest));
    }

    private static ReceiveAlert receive(String signal, Alert alert) {
        return new ReceiveAlert(signal, "siem", "origin-7", alert);
    }

    private static SignalRaised raised() {
        return new SignalRaised(
                "new", SignalChannel.SECURITY_MONITORING, text("Northgate SIEM"), "origin-7", text("finding-7"),
                text("Sign-ins from two continents\nSeverity: High\nStatus: New\n41 sign-ins"), false, Occurred.at(NIGHT), NIGHT, null, Means.SYSTEM);
    }

    private static SignalRepeated repeated(long number, String text) {
        return new SignalRepeated("new", number, text(text), Occurred.at(NIGHT), NIGHT, null, Means.SYSTEM);
    }

    private static AlertReceived received(String signal, Alert alert) {
        return new AlertReceived(
                signal, "siem", alert.form(), alert.uid(), alert.title(), alert.severity(), alert.status(), alert.description(), alert.body(), alert.bodyDigest());
    }
}
