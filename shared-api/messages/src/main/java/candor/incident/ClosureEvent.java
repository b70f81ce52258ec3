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

/** When the work ended, and what was settled for it. Stored names and revisions are for ever. */
public sealed interface ClosureEvent extends IncidentEvent {

    /**
     * The work on it ended, for now.
     * @param openItems codes of what was still open when it was closed over an override
     * @param overrideReason why it was closed although something was open
     */
    @Event(namespace = "incident", name = "IncidentClosed", version = "1")
    record IncidentClosed(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            ClosingOutcome outcome,
            FreeText reason,
            List<String> openItems,
            @Nullable FreeText overrideReason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements ClosureEvent {}

    /** It goes on. */
    @Event(namespace = "incident", name = "IncidentReopened", version = "1")
    record IncidentReopened(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements ClosureEvent {}

    /**
     * Why an entry that is marked irregular came about.
     * @param entry ordinal of the irregular entry
     */
    @Event(namespace = "incident", name = "IrregularityExplained", version = "1")
    record IrregularityExplained(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long entry,
            FreeText explanation)
            implements ClosureEvent {}

    /**
     * It was found that no personal data were breached; that holds until it is reopened or classified as confirmed.
     * @param basis what that rests on
     */
    @Event(namespace = "incident", name = "IncidentFoundNotABreach", version = "1")
    record IncidentFoundNotABreach(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            FreeText basis,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements ClosureEvent {}
}
