package candor.query.signal;

import candor.query.fold.EventEnvelope;
import candor.sealing.FreeText;
import candor.signal.SignalEvent;
import candor.signal.SignalEvent.AlertReceived;
import candor.signal.SignalEvent.ReporterAnswered;
import candor.signal.SignalEvent.SignalAcknowledged;
import candor.signal.SignalEvent.SignalDismissed;
import candor.signal.SignalEvent.SignalEscalated;
import candor.signal.SignalEvent.SignalLinked;
import candor.signal.SignalEvent.SignalRaised;
import candor.signal.SignalEvent.SignalRepeated;
import candor.signal.SignalReference;
import candor.signal.SignalRow;
import candor.signal.SignalRow.AlertNow;
import candor.signal.SignalState;
import candor.signal.SignalView.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A signal and its history; the reference of its incident is filled in when somebody asks. */
record SignalFold(SignalRow row, @Nullable FreeText originReference, History history, long raisedAt) {

    static @Nullable SignalFold after(@Nullable SignalFold before, EventEnvelope envelope) {
        if (envelope.event() instanceof SignalRaised raised) {
            return new SignalFold(raised(raised, envelope), raised.originReference(), History.NONE.after(envelope), envelope.position());
        }
        if (before == null || !(envelope.event() instanceof SignalEvent event)) {
            return before;
        }
        return new SignalFold(new Next(before.row, envelope).after(event), before.originReference, before.history.after(envelope), before.raisedAt);
    }

    private static SignalRow raised(SignalRaised event, EventEnvelope envelope) {
        return new SignalRow(
                event.signal(), SignalReference.of(event.signal()), SignalState.RAISED, event.channel(), event.source(), event.text(), event.confidential(), 0,
                false, false, null, null, null, envelope.testimony(), envelope.recorded(), envelope.ordinal());
    }

    /** The line after one more entry. */
    private record Next(SignalRow row, EventEnvelope envelope) {

        SignalRow after(SignalEvent event) {
            return switch (event) {
                case SignalRaised _ -> row;
                case SignalRepeated e -> row(again(), e.repetition(), row.dismissed(), row.alert());
                case AlertReceived e -> row(
                        row.state(), row.repetitions(), row.dismissed(), new AlertNow(e.signalSource(), e.title(), e.statedSeverity(), e.statedStatus()));
                case ReporterAnswered _ -> row(row.state(), row.repetitions(), row.dismissed(), row.alert());
                case SignalAcknowledged _ -> row(row.state() == SignalState.RAISED ? SignalState.ACKNOWLEDGED : row.state(), row.repetitions(), row.dismissed(), row.alert());
                case SignalDismissed _ -> row(SignalState.DISMISSED, row.repetitions(), true, row.alert());
                case SignalLinked e -> taken(SignalState.LINKED, e.missed(), e.incident());
                case SignalEscalated e -> taken(SignalState.ESCALATED, row.dismissed(), e.incident());
            };
        }

        /** What is said again after it was dismissed waits for a judgement again. */
        private SignalState again() {
            return row.state() == SignalState.DISMISSED ? SignalState.RAISED : row.state();
        }

        private SignalRow row(SignalState state, long repetitions, boolean dismissed, @Nullable AlertNow alert) {
            return row(state, repetitions, dismissed, row.missed(), row.incident(), alert);
        }

        private SignalRow taken(SignalState state, boolean missed, String incident) {
            return row(state, row.repetitions(), row.dismissed(), missed || row.missed(), incident, row.alert());
        }

        private SignalRow row(SignalState state, long repetitions, boolean dismissed, boolean missed, @Nullable String incident, @Nullable AlertNow alert) {
            boolean ownStream = envelope.stream().startsWith("signal:");
            return new SignalRow(
                    row.signal(), row.reference(), state, row.channel(), row.source(), row.text(), row.confidential(), repetitions, dismissed, missed, incident,
                    null, alert, row.testimony(), envelope.recorded(), ownStream ? envelope.ordinal() : row.lastOrdinal());
        }
    }

    List<Step> steps() {
        return history.steps();
    }
}
