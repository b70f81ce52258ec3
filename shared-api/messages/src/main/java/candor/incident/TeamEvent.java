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

/** Who does what in the response. Stored names and revisions are for ever. */
public sealed interface TeamEvent extends IncidentEvent {

    /**
     * Somebody has a named role in the response.
     * @param holder the value is an account reference
     */
    @Event(namespace = "incident", name = "RoleAssigned", version = "1")
    record RoleAssigned(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            ResponseRole role,
            Personal holder,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements TeamEvent {}

    /**
     * Somebody no longer has a named role.
     * @param holder the value is an account reference
     */
    @Event(namespace = "incident", name = "RoleReleased", version = "1")
    record RoleReleased(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            ResponseRole role,
            Personal holder,
            @Nullable FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements TeamEvent {}

    /**
     * The response was briefed.
     * @param briefing its number in the incident's series, from 1
     * @param summary what was said
     * @param attendees who was there
     * @param next when the next one is promised
     */
    @Event(namespace = "incident", name = "BriefingHeld", version = "1")
    record BriefingHeld(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long briefing,
            FreeText summary,
            @Nullable FreeText attendees,
            @Nullable StatedTime next,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements TeamEvent {}
}
