package candor.query.disclosure;

import candor.disclosure.DisclosureEvent.TrailExported;
import candor.disclosure.TrailRow;
import candor.query.fold.EventEnvelope;
import candor.query.fold.EventNames;
import candor.query.fold.Projection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What left the ledger: one row per trail, written once. */
public final class TrailProjection implements Projection<TrailRow> {
    static final String NAME = "trails";

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
        return EventNames.of(TrailExported.class);
    }

    @Override
    public Class<TrailRow> state() {
        return TrailRow.class;
    }

    @Override
    public List<String> keys(EventEnvelope envelope) {
        return envelope.event() instanceof TrailExported event ? List.of(event.trail()) : List.of();
    }

    @Override
    public @Nullable TrailRow fold(String key, @Nullable TrailRow before, EventEnvelope envelope) {
        return envelope.event() instanceof TrailExported event ? row(event, envelope) : before;
    }

    private static TrailRow row(TrailExported event, EventEnvelope envelope) {
        return new TrailRow(
                event.trail(),
                event.incident(),
                event.recipient(),
                event.nonce(),
                event.policy(),
                event.withheld(),
                event.files(),
                event.lastOrdinal(),
                envelope.ordinal(),
                envelope.position(),
                envelope.testimony());
    }

    @Override
    public Map<String, Object> indexed(TrailRow state) {
        return Map.of("incident", state.incident(), "at", state.position());
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("incident", "at"));
    }

    @Override
    public boolean rowsAreWrittenOnce() {
        return true;
    }
}
