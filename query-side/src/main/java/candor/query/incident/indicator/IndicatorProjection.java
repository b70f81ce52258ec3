package candor.query.incident.indicator;

import candor.incident.FindingEvent.IndicatorRecorded;
import candor.query.fold.EventEnvelope;
import candor.query.fold.EventNames;
import candor.query.fold.Projection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row per indicator, written once. */
public final class IndicatorProjection implements Projection<IndicatorFold> {
    private static final Set<String> EVENTS = EventNames.of(IndicatorRecorded.class);

    @Override
    public String name() {
        return "indicators";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> events() {
        return EVENTS;
    }

    @Override
    public Class<IndicatorFold> state() {
        return IndicatorFold.class;
    }

    @Override
    public List<String> keys(EventEnvelope envelope) {
        return envelope.event() instanceof IndicatorRecorded said ? List.of(said.incident() + "/" + said.indicator()) : List.of();
    }

    @Override
    public @Nullable IndicatorFold fold(String key, @Nullable IndicatorFold before, EventEnvelope envelope) {
        return envelope.event() instanceof IndicatorRecorded said ? IndicatorFold.of(said, envelope) : before;
    }

    @Override
    public Map<String, Object> indexed(IndicatorFold state) {
        return Map.of("i", state.incident(), "n", state.row().indicator(), "m", state.restriction());
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("i", "n"));
    }

    @Override
    public boolean rowsAreWrittenOnce() {
        return true;
    }
}
