package candor.query.evidence;

import candor.evidence.EvidenceEvent;
import candor.query.fold.EventEnvelope;
import candor.query.fold.EventNames;
import candor.query.fold.Projection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Evidence: one row per item. */
public final class EvidenceProjection implements Projection<EvidenceFold> {

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> events() {
        return EventNames.of(EvidenceEvent.class);
    }

    @Override
    public Class<EvidenceFold> state() {
        return EvidenceFold.class;
    }

    @Override
    public List<String> keys(EventEnvelope envelope) {
        return envelope.event() instanceof EvidenceEvent event ? List.of(event.evidence()) : List.of();
    }

    @Override
    public @Nullable EvidenceFold fold(String key, @Nullable EvidenceFold before, EventEnvelope envelope) {
        return EvidenceFold.after(before, envelope);
    }

    @Override
    public Map<String, Object> indexed(EvidenceFold state) {
        return Map.of("incident", state.row().incident(), "item", state.row().item());
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("incident", "item"));
    }
}
