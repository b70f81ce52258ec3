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

/** What counsel keeps from others. Stored names and revisions are for ever. */
public sealed interface PrivilegeEvent extends IncidentEvent {

    /**
     * Entries are privileged: withheld from every export, and listed.
     * @param privilege its number in the incident's series, from 1
     * @param entries ordinals
     * @param basis why, without saying what they hold
     */
    @Event(namespace = "incident", name = "PrivilegeAsserted", version = "1")
    record PrivilegeAsserted(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long privilege,
            List<Long> entries,
            PrivilegeGround ground,
            FreeText basis,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements PrivilegeEvent {}

    /**
     * Entries are no longer privileged.
     * @param entries ordinals it covered
     * @param privilege its number
     */
    @Event(namespace = "incident", name = "PrivilegeWaived", version = "1")
    record PrivilegeWaived(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            List<Long> entries,
            long privilege,
            FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements PrivilegeEvent {}

    /**
     * One person may read the privileged entries of this incident on its pages; no export shows them.
     * @param person the value is an account reference
     * @param validUntil last day, in UTC, such as 2026-11-23
     */
    @Event(namespace = "incident", name = "PrivilegedSightGranted", version = "1")
    record PrivilegedSightGranted(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Personal person,
            FreeText reason,
            String validUntil,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements PrivilegeEvent {}

    /**
     * They may no longer.
     * @param person the value is an account reference
     */
    @Event(namespace = "incident", name = "PrivilegedSightEnded", version = "1")
    record PrivilegedSightEnded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Personal person,
            FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements PrivilegeEvent {}
}
