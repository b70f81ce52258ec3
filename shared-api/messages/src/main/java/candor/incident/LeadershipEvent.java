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

/** Who is in command. Stored names and revisions are for ever. */
public sealed interface LeadershipEvent extends IncidentEvent {

    /** Somebody is in command. The value of {@code commander} is an account reference. */
    @Event(namespace = "incident", name = "CommanderAssigned", version = "1")
    record CommanderAssigned(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Personal commander,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements LeadershipEvent {}

    /** The commander offers command to somebody else and keeps it until that is accepted. */
    @Event(namespace = "incident", name = "CommandHandedOver", version = "1")
    record CommandHandedOver(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Personal from,
            Personal to,
            FreeText briefing)
            implements LeadershipEvent {}

    /** Command has passed. */
    @Event(namespace = "incident", name = "CommandAccepted", version = "1")
    record CommandAccepted(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Personal commander,
            @Nullable Personal before)
            implements LeadershipEvent {}

    /** The hand-over was declined; the commander stays in command. */
    @Event(namespace = "incident", name = "CommandDeclined", version = "1")
    record CommandDeclined(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Personal declinedBy,
            FreeText reason)
            implements LeadershipEvent {}

    /**
     * Somebody took command because the commander was out of reach.
     * @param commander who has it from then on
     * @param before who was out of reach
     * @param tried how and when the commander was tried
     * @param reason why it could not wait
     */
    @Event(namespace = "incident", name = "CommandAssumed", version = "1")
    record CommandAssumed(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Personal commander,
            @Nullable Personal before,
            FreeText tried,
            FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements LeadershipEvent {}
}
