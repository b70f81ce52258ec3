package candor.incident;

import candor.TagKey;
import candor.access.Role;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Means;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import java.util.List;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;
import org.jspecify.annotations.Nullable;

/** Who was called, and who has heard. Stored names and revisions are for ever. */
public sealed interface AlertEvent extends IncidentEvent {

    /**
     * People were called to the incident; how they are reached is the business of whoever delivers it.
     * @param alert its number in the incident's series, from 1
     * @param roles everybody who holds one of these roles
     * @param person somebody besides; the value is an account reference
     * @param escalateAfter minutes without an acknowledgement after which somebody is to escalate it; absent = never
     */
    @Event(namespace = "incident", name = "TeamAlerted", version = "1")
    record TeamAlerted(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long alert,
            List<Role> roles,
            @Nullable Personal person,
            AlertChannel channel,
            FreeText message,
            @Nullable Long escalateAfter,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements AlertEvent {}

    /**
     * An alert was heard.
     * @param acknowledgedBy who has heard it
     * @param alert its number
     */
    @Event(namespace = "incident", name = "AlertAcknowledged", version = "1")
    record AlertAcknowledged(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Personal acknowledgedBy,
            long alert,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements AlertEvent {}
}
