package candor.query.signal;

import static candor.query.incident.Told.escalated;
import static candor.query.incident.Told.linked;
import static candor.query.incident.Told.text;
import static org.assertj.core.api.Assertions.assertThat;

import candor.DomainEvent;
import candor.query.fold.Envelopes;
import candor.query.fold.EventEnvelope;
import candor.sealing.FreeText;
import candor.signal.AlertForm;
import candor.signal.SignalChannel;
import candor.signal.SignalEvent.AlertReceived;
import candor.signal.SignalEvent.SignalAcknowledged;
import candor.signal.SignalEvent.SignalDismissed;
import candor.signal.SignalEvent.SignalRaised;
import candor.signal.SignalEvent.SignalRepeated;
import candor.signal.SignalRow;
import candor.signal.SignalState;
import candor.signal.SignalView.Step;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SignalFoldTest {
    private static final String SIGNAL = "s-1";
    private static final SignalDismissed DISMISSED = new SignalDismissed(SIGNAL, text("nothing found"), null, null, null, null);

    private static final SignalRepeated AGAIN = new SignalRepeated(SIGNAL, 1, text("again"), null, null, null, null);

    private static SignalRaised raised() {
        return new SignalRaised(SIGNAL, SignalChannel.BANK, text("Bank M"), null, null, text("fraud"), false, null, null, null, null);
    }

    private static SignalFold after(DomainEvent... events) {
        Envelopes ledger = new Envelopes();
        ledger.append(raised());
        for (DomainEvent event : events) {
            ledger.append(event);
        }
        SignalFold fold = null;
        for (EventEnvelope envelope : ledger.all()) {
            fold = SignalFold.after(fold, envelope);
        }
        return Objects.requireNonNull(fold);
    }

    @Test
    void aRaisedOneWaitsInTheInbox() {
        assertThat(after().row().state()).isEqualTo(SignalState.RAISED);
    }

    @Test
    void readingItSaysSo() {
        assertThat(after(new SignalAcknowledged(SIGNAL)).row().state()).isEqualTo(SignalState.ACKNOWLEDGED);
    }

    @Test
    void sayingItAgainCountsAndKeepsTheState() {
        SignalRow row = after(new SignalAcknowledged(SIGNAL), AGAIN).row();
        assertThat(row.state()).isEqualTo(SignalState.ACKNOWLEDGED);
        assertThat(row.repetitions()).isEqualTo(1);
        assertThat(row.text()).isEqualTo(text("fraud"));
    }

    @Test
    void aDismissedOneThatIsSaidAgainWaitsAgainAndShowsThatItWasDismissed() {
        assertThat(after(DISMISSED).row().waits()).isFalse();
        SignalRow row = after(DISMISSED, AGAIN).row();
        assertThat(row.state()).isEqualTo(SignalState.RAISED);
        assertThat(row.waits()).isTrue();
        assertThat(row.dismissed()).isTrue();
        assertThat(row.missed()).isFalse();
    }

    @Test
    void oneThatBelongsToAnIncidentStaysThereWhateverIsSaidOrRead() {
        assertThat(after(linked(SIGNAL, "i-1", false), AGAIN, new SignalAcknowledged(SIGNAL)).row().state()).isEqualTo(SignalState.LINKED);
    }

    @Test
    void aDismissedOneThatIsEscalatedWasMissedToo() {
        assertThat(after(DISMISSED, escalated(SIGNAL, "i-1")).row().missed()).isTrue();
        assertThat(after(escalated(SIGNAL, "i-1")).row().missed()).isFalse();
    }

    @Test
    void anAlertSaysWhatItsSystemSaysNow() {
        SignalRow row = after(alert("High"), AGAIN, alert("Critical")).row();
        assertThat(row.alert()).isEqualTo(new SignalRow.AlertNow("siem", text("Port scan"), text("Critical"), null));
        assertThat(row.state()).isEqualTo(SignalState.RAISED);
    }

    @Test
    void alertsOfOneSystemUnderOneTitleAreAlikeAndErasedOnesAreNot() {
        String one = Alike.key(after(alert("High")).row());
        assertThat(Alike.key(after(alert("Low")).row())).isEqualTo(one).isNotEqualTo(SIGNAL);
        assertThat(Alike.key(after(alert("other", text("Port scan"), "Low")).row())).isNotEqualTo(one);
        assertThat(Alike.key(after(alert("siem", text("Another"), "Low")).row())).isNotEqualTo(one);
        assertThat(Alike.key(after(alert("siem", new FreeText.Erased(), "Low")).row())).isEqualTo(SIGNAL);
        assertThat(Alike.key(after().row())).isEqualTo(SIGNAL);
    }

    private static AlertReceived alert(String severity) {
        return alert("siem", text("Port scan"), severity);
    }

    private static AlertReceived alert(String source, FreeText title, String severity) {
        return new AlertReceived(SIGNAL, source, AlertForm.PLAIN, text("1"), title, text(severity), null, null, text("{}"), text("00"));
    }

    @Test
    void aDismissedOneThatIsLinkedWasMissed() {
        SignalRow row = after(DISMISSED, linked(SIGNAL, "i-1", true)).row();
        assertThat(row.state()).isEqualTo(SignalState.LINKED);
        assertThat(row.missed()).isTrue();
        assertThat(row.incident()).isEqualTo("i-1");
    }

    @Test
    void anEntryInTheIncidentsStreamDoesNotMoveTheSignalsOwnOrdinal() {
        assertThat(after(new SignalAcknowledged(SIGNAL), escalated(SIGNAL, "i-1")).row().lastOrdinal()).isEqualTo(2);
    }

    @Test
    void oneThatIsRepeatedWithoutEndKeepsItsBeginningItsEndEveryJudgementAndTheCount() {
        Envelopes ledger = new Envelopes();
        SignalFold fold = Objects.requireNonNull(SignalFold.after(null, ledger.append(raised())));
        for (int i = 1; i <= 5_000; i++) {
            fold = Objects.requireNonNull(SignalFold.after(fold, ledger.append(repeated(i, "seen " + i))));
            fold = i == 2_500 ? Objects.requireNonNull(SignalFold.after(fold, ledger.append(DISMISSED))) : fold;
        }
        assertThat(fold.row().repetitions()).isEqualTo(5_000);
        assertThat(fold.steps()).hasSize(History.MOST).extracting(Step::type).contains("signal.SignalRaised", "signal.SignalDismissed");
        assertThat(fold.steps().get(1).text()).isEqualTo(text("seen 1"));
        assertThat(fold.steps().getLast().text()).isEqualTo(text("seen 5000"));
        assertThat(fold.history().leftOut()).isEqualTo(5_002 - History.MOST);
    }

    @Test
    void oneWhoseTextsAreLongKeepsFewerAndTheRaisingAlways() {
        Envelopes ledger = new Envelopes();
        SignalFold fold = Objects.requireNonNull(SignalFold.after(null, ledger.append(raised())));
        for (int i = 1; i <= 20; i++) {
            fold = Objects.requireNonNull(SignalFold.after(fold, ledger.append(repeated(i, "x".repeat(250_000)))));
        }
        assertThat(fold.steps().stream().flatMap(step -> Objects.requireNonNull(step.text()).text().stream()).mapToLong(String::length).sum()).isLessThanOrEqualTo(History.MOST_TEXT);
        assertThat(fold.steps().getFirst().type()).isEqualTo("signal.SignalRaised");
        assertThat(fold.steps().size() + fold.history().leftOut()).isEqualTo(21);
    }

    private static SignalRepeated repeated(long number, String words) {
        return new SignalRepeated(SIGNAL, number, text(words), null, null, null, null);
    }

    @Test
    void itsHistoryHoldsEveryStepWithItsReason() {
        assertThat(after(DISMISSED, linked(SIGNAL, "i-1", true)).steps())
                .extracting(Step::text)
                .containsExactly(text("fraud"), text("nothing found"), text("same pattern"));
    }

    @Test
    void withoutItsRaisingThereIsNoRow() {
        assertThat(SignalFold.after(null, new Envelopes().append(DISMISSED))).isNull();
    }
}
