package candor.query.incident;

import candor.incident.IncidentView.LinkedSignal;
import candor.query.fold.EventEnvelope;
import candor.signal.SignalEvent.SignalEscalated;
import candor.signal.SignalEvent.SignalLinked;
import java.util.List;

/** The signals that belong to it; what they say is filled in when somebody asks. */
record LinkedSignals(List<LinkedSignal> all) {
    static final LinkedSignals NONE = new LinkedSignals(List.of());

    LinkedSignals after(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case SignalLinked e -> new LinkedSignals(Lists.with(all, new LinkedSignal(
                    e.signal(), envelope.ordinal(), false, e.missed(), e.reason(), null, null, envelope.testimony())));
            case SignalEscalated e -> new LinkedSignals(Lists.with(all, new LinkedSignal(
                    e.signal(), envelope.ordinal(), true, false, null, null, null, envelope.testimony())));
            default -> this;
        };
    }

    long missed() {
        return all.stream().filter(LinkedSignal::missed).count();
    }
}
