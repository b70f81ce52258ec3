package candor.query.signal;

import candor.query.fold.EventComponents;
import candor.query.fold.EventEnvelope;
import candor.query.incident.Headlines;
import candor.sealing.FreeText;
import candor.signal.SignalEvent;
import candor.signal.SignalEvent.SignalAcknowledged;
import candor.signal.SignalEvent.SignalDismissed;
import candor.signal.SignalEvent.SignalEscalated;
import candor.signal.SignalEvent.SignalLinked;
import candor.signal.SignalEvent.SignalRaised;
import candor.signal.SignalEvent.SignalRepeated;
import candor.signal.SignalRow;
import candor.signal.SignalState;
import candor.signal.SignalView.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A signal and its history; the reference of its incident is filled in when somebody asks. */
record SignalFold(SignalRow row, @Nullable FreeText originReference, List<Step> steps, long raisedAt) {

    static @Nullable SignalFold after(@Nullable SignalFold before, EventEnvelope envelope) {
        if (envelope.event() instanceof SignalRaised raised) {
            return new SignalFold(raised(raised, envelope), raised.originReference(), List.of(step(envelope)), envelope.position());
        }
        if (before == null || !(envelope.event() instanceof SignalEvent event)) {
            return before;
        }
        List<Step> steps = new ArrayList<>(before.steps);
        steps.add(step(envelope));
        return new SignalFold(before.next(event, envelope), before.originReference, List.copyOf(steps), before.raisedAt);
    }

    private static SignalRow raised(SignalRaised event, EventEnvelope envelope) {
        return new SignalRow(
                event.signal(),
                SignalState.RAISED,
                event.channel(),
                event.source(),
                event.text(),
                event.confidential(),
                0,
                false,
                null,
                null,
                envelope.testimony(),
                envelope.recorded(),
                envelope.ordinal());
    }

    private SignalRow next(SignalEvent event, EventEnvelope envelope) {
        return switch (event) {
            case SignalRaised e -> row;
            case SignalRepeated e -> row(envelope, row.state(), e.repetition(), row.missed(), row.incident());
            case SignalAcknowledged e -> row(envelope, SignalState.ACKNOWLEDGED, row.repetitions(), row.missed(), row.incident());
            case SignalDismissed e -> row(envelope, SignalState.DISMISSED, row.repetitions(), row.missed(), row.incident());
            case SignalLinked e -> row(envelope, SignalState.LINKED, row.repetitions(), e.missed(), e.incident());
            case SignalEscalated e -> row(envelope, SignalState.ESCALATED, row.repetitions(), row.missed(), e.incident());
        };
    }

    private SignalRow row(EventEnvelope envelope, SignalState state, long repetitions, boolean missed, @Nullable String incident) {
        boolean ownStream = envelope.stream().startsWith("signal:");
        return new SignalRow(
                row.signal(),
                state,
                row.channel(),
                row.source(),
                row.text(),
                row.confidential(),
                repetitions,
                missed,
                incident,
                null,
                row.testimony(),
                envelope.recorded(),
                ownStream ? envelope.ordinal() : row.lastOrdinal());
    }

    private static Step step(EventEnvelope envelope) {
        FreeText text = EventComponents.value(envelope.event(), "text", FreeText.class);
        FreeText said = text == null ? EventComponents.value(envelope.event(), "reason", FreeText.class) : text;
        return new Step(envelope.position(), envelope.type(), Headlines.of(envelope.event()), said, envelope.testimony());
    }
}
