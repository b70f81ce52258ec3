package candor.query.incident;

import candor.incident.Classification;
import candor.incident.ClassificationEvent.IncidentClassified;
import candor.incident.CostEvent.ImpactEstimated;
import candor.incident.IncidentView.Impact;
import candor.incident.IncidentView.Score;
import candor.incident.Severity;
import candor.incident.SeverityEvent.SeverityAssessed;
import candor.incident.SeverityEvent.SeverityScored;
import candor.query.fold.EventEnvelope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What kind it is, how bad, and what it costs. */
record Judgements(@Nullable Classification classification, List<Score> severities, List<Impact> impact) {
    static final Judgements NONE = new Judgements(null, List.of(), List.of());

    Judgements after(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case IncidentClassified e -> new Judgements(e.classification(), severities, impact);
            case SeverityScored e -> new Judgements(classification, Lists.with(severities, score(e, envelope)), impact);
            case SeverityAssessed e -> new Judgements(classification, Lists.with(severities, score(e, envelope)), impact);
            case ImpactEstimated e -> new Judgements(classification, severities, Lists.with(impact, estimate(e, envelope)));
            default -> this;
        };
    }

    @Nullable Severity severity() {
        return severities.isEmpty() ? null : severities.getLast().severity();
    }

    private static Score score(SeverityScored event, EventEnvelope envelope) {
        return new Score(envelope.ordinal(), event.severity(), event.before(), null, event.rationale(), envelope.testimony());
    }

    private static Score score(SeverityAssessed event, EventEnvelope envelope) {
        return new Score(envelope.ordinal(), event.severity(), event.before(), event.factors(), event.rationale(), envelope.testimony());
    }

    private static Impact estimate(ImpactEstimated event, EventEnvelope envelope) {
        return new Impact(envelope.ordinal(), event.total(), event.losses(), event.rating(), event.basis(), envelope.testimony());
    }
}
