package candor.query.incident;

import candor.query.fold.EventEnvelope;
import candor.query.fold.Projection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Timelines: one row per entry of an incident's stream, written once. */
public final class TimelineProjection implements Projection<TimelineFold> {
    static final String NAME = "timeline";

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
        return new IncidentProjection().events();
    }

    @Override
    public Class<TimelineFold> state() {
        return TimelineFold.class;
    }

    @Override
    public List<String> keys(EventEnvelope envelope) {
        return IncidentProjection.incidentOf(envelope).stream().map(incident -> TimelineFold.key(incident, envelope.ordinal())).toList();
    }

    @Override
    public TimelineFold fold(String key, @Nullable TimelineFold before, EventEnvelope envelope) {
        return TimelineFold.of(key.substring(0, key.indexOf('/')), envelope);
    }

    @Override
    public Map<String, Object> indexed(TimelineFold state) {
        return Map.of("i", state.incident(), "n", state.entry().ordinal(), "o", state.occurredKey());
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("i", "n"), List.of("i", "o"));
    }

    @Override
    public boolean rowsAreWrittenOnce() {
        return true;
    }
}
