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

/** What was decided. Stored names and revisions are for ever. */
public sealed interface DecisionEvent extends IncidentEvent {

    /**
     * A question was decided.
     * @param decision its number in the incident's series, from 1
     * @param options one per line
     * @param asKnownAt ordinal of the last entry that was known to whoever decided; 0 where not stated
     */
    @Event(namespace = "incident", name = "DecisionRecorded", version = "1")
    record DecisionRecorded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long decision,
            FreeText question,
            FreeText options,
            FreeText choice,
            FreeText rationale,
            long asKnownAt,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements DecisionEvent {}

    /**
     * A later decision replaces an earlier one; both stay readable.
     * @param decision number of the new decision
     * @param supersedes number of the one it replaces
     * @param reason why it no longer holds
     */
    @Event(namespace = "incident", name = "DecisionSuperseded", version = "1")
    record DecisionSuperseded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long decision,
            long supersedes,
            FreeText choice,
            FreeText rationale,
            FreeText reason,
            long asKnownAt,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements DecisionEvent {}
}
