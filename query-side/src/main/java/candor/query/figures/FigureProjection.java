package candor.query.figures;

import candor.incident.ChronologyEvent;
import candor.incident.ClassificationEvent;
import candor.incident.DeclarationEvent;
import candor.incident.IncidentEvent;
import candor.incident.JoinEvent;
import candor.incident.ResponseEvent;
import candor.incident.ScopeEvent;
import candor.incident.StatementEvent;
import candor.query.fold.EventEnvelope;
import candor.query.fold.EventNames;
import candor.query.fold.Projection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What figures count: one small row per incident; one that became part of another is counted there. */
public final class FigureProjection implements Projection<FigureFacts> {
    static final String NAME = "figures";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<String> events() {
        return EventNames.of(
                DeclarationEvent.IncidentDeclared.class,
                ClassificationEvent.IncidentClassified.class,
                ChronologyEvent.OccurrenceEstablished.class,
                ChronologyEvent.OccurrenceCorrected.class,
                ChronologyEvent.DetectionEstablished.class,
                ChronologyEvent.DetectionCorrected.class,
                ScopeEvent.ScopeAssessed.class,
                ResponseEvent.ContainmentRecorded.class,
                StatementEvent.PublicDisclosureRecorded.class,
                JoinEvent.IncidentMerged.class);
    }

    @Override
    public Class<FigureFacts> state() {
        return FigureFacts.class;
    }

    @Override
    public List<String> keys(EventEnvelope envelope) {
        return envelope.event() instanceof IncidentEvent event ? List.of(event.incident()) : List.of();
    }

    @Override
    public @Nullable FigureFacts fold(String key, @Nullable FigureFacts before, EventEnvelope envelope) {
        return FigureFacts.after(before, envelope);
    }

    @Override
    public Map<String, Object> indexed(FigureFacts state) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (state.countedElsewhere()) {
            return fields;
        }
        fields.put("kind", state.kind().name());
        if (state.origin() != null) {
            fields.put("origin", state.origin());
        }
        return fields;
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("kind"), List.of("origin"));
    }
}
