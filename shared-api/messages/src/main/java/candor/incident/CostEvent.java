package candor.incident;

import candor.TagKey;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Means;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import java.util.List;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;
import org.jspecify.annotations.Nullable;

/** What it costs. Stored names and revisions are for ever. */
public sealed interface CostEvent extends IncidentEvent {

    /** What it is estimated to cost. */
    @Event(namespace = "incident", name = "ImpactEstimated", version = "1")
    record ImpactEstimated(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            @Nullable Amount total,
            List<Loss> losses,
            @Nullable String rating,
            @Nullable FreeText basis,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements CostEvent {}
}
