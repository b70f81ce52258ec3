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

/** What was done against it. Stored names and revisions are for ever. */
public sealed interface ResponseEvent extends IncidentEvent {

    /** The breach was, was partly, or was explicitly never contained ({@code occurred}). */
    @Event(namespace = "incident", name = "ContainmentRecorded", version = "1")
    record ContainmentRecorded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Containment outcome,
            @Nullable StatedDuration sinceDetection,
            @Nullable FreeText measures,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements ResponseEvent {}
}
