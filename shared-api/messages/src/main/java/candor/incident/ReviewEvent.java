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

/** What was learnt. Stored names and revisions are for ever. */
public sealed interface ReviewEvent extends IncidentEvent {

    /**
     * Why it could happen.
     * @param determination its number in the incident's series, from 1; the last one counts
     * @param basis what that rests on
     * @param reason why an earlier determination changes
     */
    @Event(namespace = "incident", name = "RootCauseDetermined", version = "1")
    record RootCauseDetermined(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long determination,
            FreeText cause,
            List<CauseKind> kinds,
            FreeText basis,
            @Nullable FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements ReviewEvent {}

    /**
     * The incident was reviewed.
     * @param review its number in the incident's series, from 1
     * @param attendees who was there
     * @param findings what went well and what did not
     */
    @Event(namespace = "incident", name = "ReviewHeld", version = "1")
    record ReviewHeld(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long review,
            FreeText attendees,
            FreeText findings,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements ReviewEvent {}

    /**
     * Something is to be changed so that it does not happen again.
     * @param action its number in the incident's series, from 1
     * @param measure what is to change
     * @param owner who sees to it; the value is an account reference
     */
    @Event(namespace = "incident", name = "CorrectiveActionRaised", version = "1")
    record CorrectiveActionRaised(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long action,
            FreeText measure,
            Personal owner,
            @Nullable StatedTime due,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements ReviewEvent {}

    /**
     * It was changed, by the word of whoever says so.
     * @param action its number
     * @param result what was done
     */
    @Event(namespace = "incident", name = "CorrectiveActionCompleted", version = "1")
    record CorrectiveActionCompleted(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long action,
            FreeText result,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements ReviewEvent {}

    /**
     * Somebody other than its owner checked what was changed.
     * @param action its number
     * @param effective whether it does what it should; if not, it is open again
     * @param basis how it was checked
     */
    @Event(namespace = "incident", name = "CorrectiveActionVerified", version = "1")
    record CorrectiveActionVerified(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long action,
            boolean effective,
            FreeText basis,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements ReviewEvent {}
}
