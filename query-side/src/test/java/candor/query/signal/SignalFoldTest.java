package candor.query.signal;

import static candor.query.incident.Told.escalated;
import static candor.query.incident.Told.linked;
import static candor.query.incident.Told.text;
import static org.assertj.core.api.Assertions.assertThat;

import candor.DomainEvent;
import candor.query.fold.Envelopes;
import candor.query.fold.EventEnvelope;
import candor.signal.SignalChannel;
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

    private static SignalFold after(DomainEvent... events) {
        Envelopes ledger = new Envelopes();
        ledger.append(new SignalRaised(SIGNAL, SignalChannel.BANK, text("Bank M"), null, null, text("fraud"), false, null, null, null, null));
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
        SignalRow row = after(DISMISSED, new SignalRepeated(SIGNAL, 1, text("again"), null, null, null, null)).row();
        assertThat(row.state()).isEqualTo(SignalState.DISMISSED);
        assertThat(row.repetitions()).isEqualTo(1);
        assertThat(row.text()).isEqualTo(text("fraud"));
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
