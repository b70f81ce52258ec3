package candor.incident;

import candor.TagKey;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Means;
import candor.testimony.Occurred;
import candor.testimony.StatedDuration;
import candor.testimony.StatedTime;
import java.util.List;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;
import org.jspecify.annotations.Nullable;

/** What was done against it. Stored names and revisions are for ever. */
public sealed interface ResponseEvent extends IncidentEvent {

    /** The breach was, was partly, or was explicitly never contained ({@code occurred}). */
    @Event(namespace = "incident", name = "ContainmentRecorded", version = "1")
    record ContainmentRecorded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Containment outcome,
            @Nullable StatedDuration sinceDetection,
            @Nullable FreeText measures,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements ResponseEvent {}

    /**
     * The attacker's foothold was removed ({@code occurred}), or partly.
     * @param measures what was done
     */
    @Event(namespace = "incident", name = "EradicationRecorded", version = "1")
    record EradicationRecorded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Progress outcome,
            FreeText measures,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements ResponseEvent {}

    /**
     * Normal work was taken up again ({@code occurred}), or partly.
     * @param measures what was restored, and how it was checked
     */
    @Event(namespace = "incident", name = "RecoveryRecorded", version = "1")
    record RecoveryRecorded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Progress outcome,
            FreeText measures,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements ResponseEvent {}

    /**
     * Something was done for the people affected.
     * @param measures what was done
     * @param persons for how many
     */
    @Event(namespace = "incident", name = "MitigationForSubjectsRecorded", version = "1")
    record MitigationForSubjectsRecorded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Mitigation mitigation,
            FreeText measures,
            Bounds persons,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements ResponseEvent {}

    /**
     * Data came back, or somebody attests to have deleted them; an attestation is not proof.
     * @param attestedBy who says so
     * @param statement what they say, and how it was checked
     */
    @Event(namespace = "incident", name = "DataRecoveredOrDeletionAttested", version = "1")
    record DataRecoveredOrDeletionAttested(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            DataReturn outcome,
            FreeText attestedBy,
            FreeText statement,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements ResponseEvent {}
}
