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

/** What is worth keeping. Stored names and revisions are for ever. */
public sealed interface NoteEvent extends IncidentEvent {

    /**
     * Something worth keeping.
     * @param note its number in the incident's series, from 1
     */
    @Event(namespace = "incident", name = "NoteAdded", version = "1")
    record NoteAdded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long note,
            FreeText text,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements NoteEvent {}

    /**
     * A note was wrong or incomplete; the earlier text stays readable.
     * @param note number of the corrected note
     */
    @Event(namespace = "incident", name = "NoteCorrected", version = "1")
    record NoteCorrected(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long note,
            FreeText text,
            FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements NoteEvent {}
}
