package candor.incident;

import candor.TagKey;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Means;
import candor.testimony.Occurred;
import candor.testimony.StatedDuration;
import candor.testimony.StatedTime;
import java.util.List;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;
import org.jspecify.annotations.Nullable;

/** When it happened and when it was noticed. Stored names and revisions are for ever. */
public sealed interface ChronologyEvent extends IncidentEvent {

    /** When the breach began and ended, as first established. */
    @Event(namespace = "incident", name = "OccurrenceEstablished", version = "1")
    record OccurrenceEstablished(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            FreeText basis,
            Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements ChronologyEvent {}

    /** The established occurrence was wrong. */
    @Event(namespace = "incident", name = "OccurrenceCorrected", version = "1")
    record OccurrenceCorrected(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Occurred before,
            FreeText reason,
            Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements ChronologyEvent {}

    /**
     * When somebody or something here noticed ({@code occurred}).
     * @param method how it was noticed, in VERIS terms, e.g. {@code external.customer}
     * @param sinceCompromise as stated, where only a duration is known
     */
    @Event(namespace = "incident", name = "DetectionEstablished", version = "1")
    record DetectionEstablished(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            List<String> method,
            @Nullable StatedDuration compromise,
            @Nullable StatedDuration sinceCompromise,
            @Nullable FreeText basis,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements ChronologyEvent {}

    /** The established detection was wrong. */
    @Event(namespace = "incident", name = "DetectionCorrected", version = "1")
    record DetectionCorrected(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            @Nullable Occurred before,
            List<String> method,
            FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements ChronologyEvent {}
}
