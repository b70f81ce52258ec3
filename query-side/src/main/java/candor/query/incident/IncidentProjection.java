package candor.query.incident;

import candor.disclosure.DisclosureEvent;
import candor.evidence.EvidenceEvent;
import candor.incident.IncidentEvent;
import candor.query.fold.EventComponents;
import candor.query.fold.EventEnvelope;
import candor.query.fold.EventNames;
import candor.query.fold.Projection;
import candor.request.RequestEvent.ContentErased;
import candor.request.RequestEvent.ContentErasureConfirmed;
import candor.request.RequestEvent.ContentErasureRequested;
import candor.request.RequestEvent.PersonalDataErased;
import candor.signal.SignalEvent.SignalEscalated;
import candor.signal.SignalEvent.SignalLinked;
import candor.task.TaskEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The list of incidents and the head of each page: one row per incident. */
public final class IncidentProjection implements Projection<IncidentFold> {
    static final String NAME = "incidents";
    private static final Set<String> EVENTS =
            EventNames.of(
            IncidentEvent.class, TaskEvent.class, EvidenceEvent.class, DisclosureEvent.class, SignalLinked.class, SignalEscalated.class,
            ContentErasureRequested.class, ContentErasureConfirmed.class, PersonalDataErased.class, ContentErased.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public Set<String> events() {
        return EVENTS;
    }

    @Override
    public Class<IncidentFold> state() {
        return IncidentFold.class;
    }

    @Override
    public List<String> keys(EventEnvelope envelope) {
        return incidentOf(envelope);
    }

    /** The incident in whose stream an event stands. */
    static List<String> incidentOf(EventEnvelope envelope) {
        String incident = EventComponents.value(envelope.event(), "incident", String.class);
        return incident == null ? List.of() : List.of(incident);
    }

    @Override
    public @Nullable IncidentFold fold(String key, @Nullable IncidentFold before, EventEnvelope envelope) {
        return IncidentFold.after(before, envelope);
    }

    @Override
    public Map<String, Object> indexed(IncidentFold state) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ref", state.identity().reference());
        fields.put("year", (long) state.identity().year());
        fields.put("kind", state.identity().kind().name());
        fields.put("state", state.standing().state().name());
        fields.put("at", state.identity().position());
        if (state.judgements().severity() != null) {
            fields.put("severity", state.judgements().severity().name());
        }
        if (state.identity().origin() != null) {
            fields.put("origin", state.identity().origin());
        }
        return fields;
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(
                List.of("at"),
                List.of("ref"),
                List.of("state", "at"),
                List.of("kind", "at"),
                List.of("severity", "at"),
                List.of("origin", "at"),
                List.of("year", "at"));
    }
}
