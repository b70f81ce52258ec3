package candor.query.task;

import candor.query.fold.EventCatalog;
import candor.query.fold.EventComponents;
import candor.query.fold.EventEnvelope;
import candor.query.fold.Projection;
import candor.task.Anchors;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What due instants are counted from: one row per incident. */
public final class AnchorProjection implements Projection<Anchors> {

    @Override
    public String name() {
        return "anchors";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> events() {
        return Anchors.EVENTS.stream().map(EventCatalog::name).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Class<Anchors> state() {
        return Anchors.class;
    }

    @Override
    public List<String> keys(EventEnvelope envelope) {
        String incident = EventComponents.value(envelope.event(), "incident", String.class);
        return incident == null ? List.of() : List.of(incident);
    }

    @Override
    public Anchors fold(String key, @Nullable Anchors before, EventEnvelope envelope) {
        return (before == null ? Anchors.UNKNOWN : before).after(envelope.event(), envelope.recorded());
    }

    @Override
    public Map<String, Object> indexed(Anchors state) {
        return Map.of();
    }

    @Override
    public List<List<String>> indexes() {
        return List.of();
    }
}
