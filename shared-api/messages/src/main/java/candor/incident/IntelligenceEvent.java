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

/** What others know of the threat. Stored names and revisions are for ever. */
public sealed interface IntelligenceEvent extends IncidentEvent {

    /**
     * A document of somebody else was read; the indicators it gave follow it in the same append.
     * @param intake its number in the incident's series, from 1; each of its indicators carries it
     * @param title what the source calls it
     * @param sourceReference the source's own identifier: the UUID of a MISP event, the id of a STIX report, producer or bundle
     * @param producer who made it, as it says
     * @param link where it can be read, as it says
     * @param marking with whom it may be shared, the strictest that it states for itself
     * @param contentDigest hex SHA-256 of the document's bytes (UTF-8)
     * @param taken how many indicators follow
     * @param present how many of its indicators the same source had given before
     * @param leftOut what else is in it and was not taken, and why; one reason a line
     * @param changed when the source last changed it, as it says; here it is known since it was recorded
     */
    @Event(namespace = "incident", name = "IndicatorsImported", version = "1")
    record IndicatorsImported(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long intake,
            IntelligenceFormat format,
            FreeText title,
            FreeText sourceReference,
            @Nullable FreeText producer,
            @Nullable FreeText link,
            @Nullable TrafficLight marking,
            @Nullable StatedTime changed,
            FreeText contentDigest,
            long taken,
            long present,
            @Nullable FreeText leftOut,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements IntelligenceEvent {}
}
