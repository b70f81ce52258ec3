package candor.query.incident;

import candor.incident.ChronologyEvent.DetectionCorrected;
import candor.incident.ChronologyEvent.DetectionEstablished;
import candor.incident.ChronologyEvent.OccurrenceCorrected;
import candor.incident.ChronologyEvent.OccurrenceEstablished;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IncidentView.EstablishedTime;
import candor.query.fold.EventEnvelope;
import candor.sealing.FreeText;
import candor.testimony.Occurred;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When it happened and when it was noticed, with every correction.
 *
 * @param declared as stated at declaration; counts until an occurrence is established
 */
record Times(@Nullable Occurred declared, List<EstablishedTime> occurrence, List<EstablishedTime> detection) {
    static final Times NOT_STATED = new Times(null, List.of(), List.of());

    Times after(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case IncidentDeclared e -> new Times(e.occurred(), occurrence, detection);
            case OccurrenceEstablished e -> occurred(time(envelope, e.occurred(), null, e.basis()));
            case OccurrenceCorrected e -> occurred(time(envelope, e.occurred(), e.before(), e.reason()));
            case DetectionEstablished e -> detected(established(e, envelope));
            case DetectionCorrected e -> detected(new EstablishedTime(
                    envelope.ordinal(), e.occurred(), e.before(), e.method(), null, null, e.reason(), envelope.testimony()));
            default -> this;
        };
    }

    @Nullable Occurred occurred() {
        return occurrence.isEmpty() ? declared : occurrence.getLast().time();
    }

    @Nullable Occurred detected() {
        return detection.isEmpty() ? null : detection.getLast().time();
    }

    private Times occurred(EstablishedTime next) {
        return new Times(declared, Lists.with(occurrence, next), detection);
    }

    private Times detected(EstablishedTime next) {
        return new Times(declared, occurrence, Lists.with(detection, next));
    }

    private static EstablishedTime time(EventEnvelope envelope, Occurred time, @Nullable Occurred before, FreeText grounds) {
        return new EstablishedTime(envelope.ordinal(), time, before, List.of(), null, null, grounds, envelope.testimony());
    }

    private static EstablishedTime established(DetectionEstablished event, EventEnvelope envelope) {
        return new EstablishedTime(
                envelope.ordinal(),
                event.occurred(),
                null,
                event.method(),
                event.compromise(),
                event.sinceCompromise(),
                event.basis(),
                envelope.testimony());
    }
}
