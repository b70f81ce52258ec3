package candor.query.signal;

import candor.query.fold.EventEnvelope;
import candor.query.fold.EventNames;
import candor.query.fold.Projection;
import candor.signal.SignalEvent;
import candor.signal.SignalRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The inbox: one row per signal. */
public final class SignalProjection implements Projection<SignalFold> {
    static final String NAME = "signals";
    static final String AT = "at";
    static final String STATE = "state";
    static final String CHANNEL = "channel";
    static final String INCIDENT = "incident";
    static final String REFERENCE = "reference";
    /** Whether somebody has to judge it. */
    static final String WAITING = "waiting";
    /** The same for all that stand in one line of the inbox. */
    static final String ALIKE = "alike";
    /** The registered system that sent it. */
    static final String SOURCE = "source";
    /** Account that raised it. */
    static final String REPORTER = "reporter";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 3;
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
        SignalRow row = state.row();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(AT, state.raisedAt());
        fields.put(STATE, row.state().name());
        fields.put(CHANNEL, row.channel().name());
        fields.put(REFERENCE, row.reference());
        fields.put(WAITING, row.waits());
        fields.put(ALIKE, Alike.key(row));
        putIfThere(fields, INCIDENT, row.incident());
        putIfThere(fields, SOURCE, row.alert() == null ? null : row.alert().signalSource());
        putIfThere(fields, REPORTER, row.testimony().actor() == null ? null : row.testimony().actor().account());
        return fields;
    }

    private static void putIfThere(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(
                List.of(AT), List.of(STATE, AT), List.of(CHANNEL, AT), List.of(INCIDENT, AT), List.of(WAITING, AT), List.of(ALIKE, AT), List.of(SOURCE, AT),
                List.of(REPORTER, AT), List.of(REFERENCE));
    }
}
