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

/** Who needs to know of an incident. Stored names and revisions are for ever. */
public sealed interface RestrictionEvent extends IncidentEvent {

    /**
     * It is hidden from everybody who does not need to know.
     * @param restrictedBy whoever restricted it, who still sees it; the value is an account reference
     */
    @Event(namespace = "incident", name = "IncidentRestricted", version = "1")
    record IncidentRestricted(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            FreeText reason,
            @Nullable Personal restrictedBy,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements RestrictionEvent {}

    /** Everybody who works on incidents sees it again; the need-to-know list has ended with it. */
    @Event(namespace = "incident", name = "RestrictionLifted", version = "1")
    record RestrictionLifted(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements RestrictionEvent {}

    /**
     * Somebody is on the need-to-know list.
     * @param person the value is an account reference
     */
    @Event(namespace = "incident", name = "NeedToKnowGranted", version = "1")
    record NeedToKnowGranted(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Personal person,
            FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements RestrictionEvent {}

    /**
     * Somebody is no longer on it.
     * @param person the value is an account reference
     */
    @Event(namespace = "incident", name = "NeedToKnowEnded", version = "1")
    record NeedToKnowEnded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Personal person,
            FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements RestrictionEvent {}
}
