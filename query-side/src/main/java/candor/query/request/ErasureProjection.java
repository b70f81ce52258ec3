package candor.query.request;

import candor.query.fold.EventEnvelope;
import candor.query.fold.EventNames;
import candor.query.fold.Projection;
import candor.request.RequestEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The erasures that were asked for: one row each. */
public final class ErasureProjection implements Projection<ErasureFold> {

    @Override
    public String name() {
        return "erasurerequests";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> events() {
        return EventNames.of(RequestEvent.class);
    }

    @Override
    public Class<ErasureFold> state() {
        return ErasureFold.class;
    }

    @Override
    public List<String> keys(EventEnvelope envelope) {
        return envelope.event() instanceof RequestEvent event ? List.of(event.request()) : List.of();
    }

    @Override
    public @Nullable ErasureFold fold(String key, @Nullable ErasureFold before, EventEnvelope envelope) {
        return ErasureFold.after(before, envelope);
    }

    @Override
    public Map<String, Object> indexed(ErasureFold state) {
        return Map.of("at", state.askedAt());
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("at"));
    }
}
