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

/** What was found. Stored names and revisions are for ever. */
public sealed interface FindingEvent extends IncidentEvent {

    /**
     * An indicator of compromise was found, or somebody else said that it is one.
     * @param indicator its number in the incident's series, from 1
     * @param value as found, not defanged
     * @param context where it was seen and what it means
     * @param intake number of the document it came with; absent where it was found here. Revision 1 knew only those
     * @param sourceReference the source's own identifier of it: the UUID of a MISP attribute, the id of a STIX object
     * @param marking with whom it may be shared, the strictest that the source states
     */
    @Event(namespace = "incident", name = "IndicatorRecorded", version = "2")
    record IndicatorRecorded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long indicator,
            IndicatorType type,
            FreeText value,
            @Nullable FreeText context,
            @Nullable Long intake,
            @Nullable FreeText sourceReference,
            @Nullable TrafficLight marking,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements FindingEvent {}

    /**
     * A system is affected.
     * @param number its number in the incident's series, from 1
     * @param system its name here
     * @param details what it holds and what was seen on it
     */
    @Event(namespace = "incident", name = "AffectedSystemRecorded", version = "1")
    record AffectedSystemRecorded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long number,
            FreeText system,
            SystemEffect effect,
            @Nullable FreeText details,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements FindingEvent {}

    /**
     * The data are being misused, or offered.
     * @param statement what was seen, and where
     * @param persons how many people it hits
     * @param loss what it cost them
     */
    @Event(namespace = "incident", name = "MisuseReported", version = "1")
    record MisuseReported(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Misuse misuse,
            FreeText statement,
            Bounds persons,
            @Nullable Amount loss,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements FindingEvent {}
}
