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

/** Who was called, in which ways, what became of it, and who has heard. Stored names and revisions are for ever. */
public sealed interface AlertEvent extends IncidentEvent {

    /**
     * People are called to the incident.
     * @param alert its number in the incident's series, from 1
     * @param roles everybody who holds one of these roles
     * @param person somebody besides; the value is an account reference
     * @param teams names of teams as this installation was set up to reach them
     * @param escalateAfter minutes without an acknowledgement after which it is escalated; absent = never
     * @param escalateTo names of teams to which it is escalated, one after the other; at last whoever is in command is told
     * @param automatic whether the product itself tells people and escalates; not before revision 2, which people did
     */
    @Event(namespace = "incident", name = "TeamAlerted", version = "2")
    record TeamAlerted(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long alert,
            List<Role> roles,
            @Nullable Personal person,
            List<String> teams,
            AlertChannel channel,
            FreeText message,
            @Nullable Long escalateAfter,
            List<String> escalateTo,
            boolean automatic,
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

    /**
     * Somebody is about to be told of an alert: recorded before anything is sent, so that nothing is sent twice. Without an outcome it is not known
     * to have been sent.
     * @param step 0 for those who were called first, then one more with each escalation
     * @param delivery random identifier of this message to this recipient, the same for each attempt
     * @param attempt from 1; only what a receiver can tell to be the same is sent again
     * @param team that is told; absent where a person is, or where nobody was found
     * @param person the value is an account reference
     */
    @Event(namespace = "incident", name = "AlertDispatched", version = "1")
    record AlertDispatched(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long alert,
            long step,
            String delivery,
            long attempt,
            AlertWay way,
            @Nullable String team,
            @Nullable Personal person)
            implements AlertEvent {}

    /**
     * What became of an attempt to tell somebody.
     * @param status code of the receiver (RFC 9110); absent where there was none
     */
    @Event(namespace = "incident", name = "AlertDeliveryRecorded", version = "1")
    record AlertDeliveryRecorded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long alert,
            String delivery,
            long attempt,
            DeliveryOutcome outcome,
            @Nullable Long status)
            implements AlertEvent {}

    /**
     * Nobody had acknowledged an alert in time, so that others are told.
     * @param step from 1
     * @param waited minutes, as the alert states them
     * @param team that is told now; absent where whoever is in command is
     * @param commander the value is an account reference; absent where a team is told, or where nobody is in command
     */
    @Event(namespace = "incident", name = "AlertEscalated", version = "1")
    record AlertEscalated(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long alert,
            long step,
            long waited,
            @Nullable String team,
            @Nullable Personal commander)
            implements AlertEvent {}
}
