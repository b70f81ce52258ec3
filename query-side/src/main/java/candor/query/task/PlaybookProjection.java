package candor.query.task;

import candor.query.fold.EventEnvelope;
import candor.query.fold.EventNames;
import candor.query.fold.Projection;
import candor.task.PlaybookEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The playbooks: one row each, with all its versions. */
public final class PlaybookProjection implements Projection<PlaybookFold> {

    @Override
    public String name() {
        return "playbooks";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> events() {
        return EventNames.of(PlaybookEvent.class);
    }

    @Override
    public Class<PlaybookFold> state() {
        return PlaybookFold.class;
    }

    @Override
    public List<String> keys(EventEnvelope envelope) {
        return envelope.event() instanceof PlaybookEvent event ? List.of(event.playbook()) : List.of();
    }

    @Override
    public @Nullable PlaybookFold fold(String key, @Nullable PlaybookFold before, EventEnvelope envelope) {
        return PlaybookFold.after(before, envelope);
    }

    @Override
    public Map<String, Object> indexed(PlaybookFold state) {
        return Map.of("at", state.position());
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("at"));
    }
}
