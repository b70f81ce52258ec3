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

/** What kind of incident it is. Stored names and revisions are for ever. */
public sealed interface ClassificationEvent extends IncidentEvent {

    /**
     * What kind of incident this is, in VERIS terms; lists, never one value, and {@code unknown} is a value. Replaces an earlier classification.
     */
    @Event(namespace = "incident", name = "IncidentClassified", version = "1")
    record IncidentClassified(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Classification classification,
            @Nullable Classification before,
            @Nullable FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements ClassificationEvent {}
}
