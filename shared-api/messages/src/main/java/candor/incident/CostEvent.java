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

    /**
     * Money is expected to go, is owed or has gone.
     * @param cost its number in the incident's series, from 1
     * @param purpose for what
     * @param engagement number of the engagement it belongs to
     */
    @Event(namespace = "incident", name = "CostRecorded", version = "1")
    record CostRecorded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long cost,
            CostStage stage,
            CostKind costKind,
            Amount amount,
            FreeText purpose,
            @Nullable Long engagement,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements CostEvent {}
}
