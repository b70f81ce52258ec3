package candor.query.signal;

import candor.query.fold.EventEnvelope;
import candor.query.fold.EventNames;
import candor.query.fold.Projection;
import candor.signal.SignalEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The inbox: one row per signal. */
public final class SignalProjection implements Projection<SignalFold> {
    static final String NAME = "signals";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> events() {
        return EventNames.of(SignalEvent.class);
    }

    @Override
    public Class<SignalFold> state() {
        return SignalFold.class;
    }

    @Override
    public List<String> keys(EventEnvelope envelope) {
        return envelope.event() instanceof SignalEvent event ? List.of(event.signal()) : List.of();
    }

    @Override
    public @Nullable SignalFold fold(String key, @Nullable SignalFold before, EventEnvelope envelope) {
        return SignalFold.after(before, envelope);
    }

    @Override
    public Map<String, Object> indexed(SignalFold state) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", state.raisedAt());
        fields.put("state", state.row().state().name());
        fields.put("channel", state.row().channel().name());
        if (state.row().incident() != null) {
            fields.put("incident", state.row().incident());
        }
        return fields;
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("at"), List.of("state", "at"), List.of("channel", "at"), List.of("incident", "at"));
    }
}
