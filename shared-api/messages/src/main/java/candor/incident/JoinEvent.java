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

/** Incidents became one, or two; each of the two holds an entry of its own about it. Stored names and revisions are for ever. */
public sealed interface JoinEvent extends IncidentEvent {

    /**
     * Two incidents became one.
     * @param side which of the two this entry stands in
     * @param other identifier of the other one
     * @param otherReference of the other one
     */
    @Event(namespace = "incident", name = "IncidentMerged", version = "1")
    record IncidentMerged(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            JoinSide side,
            String other,
            String otherReference,
            FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements JoinEvent {}

    /**
     * Some entries became the beginning of a new incident.
     * @param side which of the two this entry stands in
     * @param other identifier of the other one
     * @param otherReference of the other one
     * @param entries ordinals in the incident that was split
     */
    @Event(namespace = "incident", name = "IncidentSplit", version = "1")
    record IncidentSplit(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            JoinSide side,
            String other,
            String otherReference,
            List<Long> entries,
            FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements JoinEvent {}
}
