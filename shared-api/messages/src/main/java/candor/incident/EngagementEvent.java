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

/** Who helped from outside. Stored names and revisions are for ever. */
public sealed interface EngagementEvent extends IncidentEvent {

    /**
     * Somebody outside was engaged.
     * @param engagement its number in the incident's series, from 1
     * @param scope what they may do and see
     */
    @Event(namespace = "incident", name = "ThirdPartyEngaged", version = "1")
    record ThirdPartyEngaged(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long engagement,
            ThirdPartyKind party,
            FreeText name,
            FreeText scope,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements EngagementEvent {}

    /**
     * They have finished; what they could see is closed to them.
     * @param engagement its number
     */
    @Event(namespace = "incident", name = "ThirdPartyReleased", version = "1")
    record ThirdPartyReleased(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long engagement,
            FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements EngagementEvent {}
}
