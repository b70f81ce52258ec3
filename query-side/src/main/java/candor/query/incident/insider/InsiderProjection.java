package candor.query.incident.insider;

import candor.incident.IncidentEvent;
import candor.incident.Insiders;
import candor.query.fold.EventCatalog;
import candor.query.fold.EventEnvelope;
import candor.query.fold.Projection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who needs to know of an incident: one row for each that has a commander, a role or a restriction. */
public final class InsiderProjection implements Projection<Insiders> {
    static final String RESTRICTED = "restricted";

    private static final Set<String> EVENTS = Insiders.EVENTS.stream().map(EventCatalog::name).collect(Collectors.toUnmodifiableSet());

    @Override
    public String name() {
        return "insiders";
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
    public Class<Insiders> state() {
        return Insiders.class;
    }

    @Override
    public List<String> keys(EventEnvelope envelope) {
        return envelope.event() instanceof IncidentEvent event && EVENTS.contains(envelope.type()) ? List.of(event.incident()) : List.of();
    }

    @Override
    public @Nullable Insiders fold(String key, @Nullable Insiders before, EventEnvelope envelope) {
        return (before == null ? Insiders.NONE : before).after(envelope.event());
    }

    @Override
    public Map<String, Object> indexed(Insiders state) {
        return Map.of(RESTRICTED, state.restricted());
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of(RESTRICTED));
    }
}
