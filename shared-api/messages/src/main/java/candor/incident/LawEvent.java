package candor.incident;

import candor.TagKey;
import candor.sealing.FreeText;
import java.util.List;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;

/** What must be kept for the law. Stored names and revisions are for ever. */
public sealed interface LawEvent extends IncidentEvent {

    /**
     * What it names must not be erased.
     * @param hold number in the incident, from 1
     * @param wholeIncident whether it covers everything about the incident
     * @param subjects references of people whose data it covers wherever they are
     * @param matter what it is for
     */
    @Event(namespace = "incident", name = "LegalHoldPlaced", version = "1")
    record LegalHoldPlaced(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long hold,
            boolean wholeIncident,
            @EventTag(key = TagKey.OF_SUBJECT) List<String> subjects,
            FreeText matter)
            implements LawEvent {}

    /**
     * The hold has ended.
     * @param hold its number
     * @param subjects whom it covered
     */
    @Event(namespace = "incident", name = "LegalHoldReleased", version = "1")
    record LegalHoldReleased(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long hold,
            @EventTag(key = TagKey.OF_SUBJECT) List<String> subjects,
            FreeText reason)
            implements LawEvent {}
}
