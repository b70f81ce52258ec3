package candor.query.incident;

import candor.incident.DecisionEvent.DecisionRecorded;
import candor.incident.DecisionEvent.DecisionSuperseded;
import candor.incident.IncidentView.Decision;
import candor.query.fold.EventEnvelope;
import candor.sealing.FreeText;
import java.util.List;
import java.util.Optional;

/** Every decision, superseded ones with their grounds. */
record Decisions(List<Decision> all) {
    static final Decisions NONE = new Decisions(List.of());

    Decisions after(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case DecisionRecorded e -> new Decisions(Lists.with(all, recorded(e, envelope)));
            case DecisionSuperseded e -> new Decisions(Lists.with(
                    Lists.mapping(all, d -> d.number() == e.supersedes() ? superseded(d, e) : d), superseding(e, envelope)));
            default -> this;
        };
    }

    Optional<Decision> numbered(long number) {
        return all.stream().filter(decision -> decision.number() == number).findFirst();
    }

    private static Decision recorded(DecisionRecorded event, EventEnvelope envelope) {
        return new Decision(
                event.decision(),
                envelope.ordinal(),
                event.question(),
                event.options(),
                event.choice(),
                event.rationale(),
                event.asKnownAt(),
                null,
                null,
                null,
                envelope.testimony());
    }

    /** It answers the question of the decision it replaces. */
    private Decision superseding(DecisionSuperseded event, EventEnvelope envelope) {
        FreeText question = numbered(event.supersedes()).map(Decision::question).orElse(null);
        return new Decision(
                event.decision(),
                envelope.ordinal(),
                question,
                null,
                event.choice(),
                event.rationale(),
                event.asKnownAt(),
                event.supersedes(),
                null,
                null,
                envelope.testimony());
    }

    private static Decision superseded(Decision decision, DecisionSuperseded by) {
        return new Decision(
                decision.number(),
                decision.ordinal(),
                decision.question(),
                decision.options(),
                decision.choice(),
                decision.rationale(),
                decision.asKnownAt(),
                decision.supersedes(),
                by.decision(),
                by.reason(),
                decision.testimony());
    }
}
