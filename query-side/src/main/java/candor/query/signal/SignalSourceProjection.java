package candor.query.signal;

import candor.query.fold.EventEnvelope;
import candor.query.fold.EventNames;
import candor.query.fold.Projection;
import candor.signal.SignalSourceEvent;
import candor.signal.SignalSourceEvent.SignalSourceRegistered;
import candor.signal.SignalSourceEvent.SignalSourceRevoked;
import candor.signal.SignalSourceEvent.SignalSourceSecretRotated;
import candor.signal.SignalSourceRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The systems that send alerts: one row each. */
final class SignalSourceProjection implements Projection<SignalSourceRow> {
    static final String REGISTERED = "registered";

    @Override
    public String name() {
        return "sources";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> events() {
        return EventNames.of(SignalSourceEvent.class);
    }

    @Override
    public Class<SignalSourceRow> state() {
        return SignalSourceRow.class;
    }

    @Override
    public List<String> keys(EventEnvelope envelope) {
        return envelope.event() instanceof SignalSourceEvent event ? List.of(event.signalSource()) : List.of();
    }

    @Override
    public @Nullable SignalSourceRow fold(String key, @Nullable SignalSourceRow before, EventEnvelope envelope) {
        if (envelope.event() instanceof SignalSourceRegistered e) {
            return new SignalSourceRow(e.signalSource(), e.name(), e.channel(), e.form(), envelope.recorded(), 1, null, null, null);
        }
        return before == null ? null : switch (envelope.event()) {
            case SignalSourceSecretRotated e -> new SignalSourceRow(
                    before.signalSource(), before.name(), before.channel(), before.form(), before.registered(), e.generation(), envelope.recorded(), null, null);
            case SignalSourceRevoked _ -> new SignalSourceRow(
                    before.signalSource(), before.name(), before.channel(), before.form(), before.registered(), before.generation(), before.rotated(),
                    envelope.recorded(), null);
            default -> before;
        };
    }

    @Override
    public Map<String, Object> indexed(SignalSourceRow state) {
        return Map.of(REGISTERED, state.registered().toString());
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of(REGISTERED));
    }
}
