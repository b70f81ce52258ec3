package candor.incident;

import candor.TagKey;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Means;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;
import org.jspecify.annotations.Nullable;

/** How bad it is judged to be. Stored names and revisions are for ever. */
public sealed interface SeverityEvent extends IncidentEvent {

    /** How bad it is judged to be, with the grounds; the earlier score stays readable. */
    @Event(namespace = "incident", name = "SeverityScored", version = "1")
    record SeverityScored(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Severity severity,
            @Nullable Severity before,
            FreeText rationale,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements SeverityEvent {}

    /**
     * How bad it is judged to be by ENISA's method; everything the score is computed from is here, so that anybody can compute it again.
     * @param severity the level that holds; another than the score's where it was considered so
     * @param before the level that held before
     * @param score SE with two decimals, such as {@code 3.25}
     */
    @Event(namespace = "incident", name = "SeverityAssessed", version = "1")
    record SeverityAssessed(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Severity severity,
            @Nullable Severity before,
            String score,
            SeverityFactors factors,
            FreeText rationale,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements SeverityEvent {}
}
