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

/** How an incident came into the ledger. Stored names and revisions are for ever. */
public sealed interface DeclarationEvent extends IncidentEvent {

    /**
     * An incident exists from here on. Only the summary is needed; all else may be unknown.
     * @param reference gap-free per series, year and ledger, e.g. {@code INC-2026-0001}
     * @param kind a drill stays a drill for ever
     * @param origin where an imported record comes from, e.g. {@code veris}; absent where it was declared here
     * @param originKey HMAC of the origin and its own key
     * @param originReference the origin's own key, as text
     * @param sourceRecord the whole source record, so that nothing a mapping drops is lost
     * @param sourceDigest hex SHA-256 of the source record's bytes
     * @param signal that was escalated into this incident
     */
    @Event(namespace = "incident", name = "IncidentDeclared", version = "1")
    record IncidentDeclared(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            @EventTag(key = TagKey.OF_REFERENCE) String reference,
            IncidentKind kind,
            FreeText summary,
            @Nullable String origin,
            @EventTag(key = TagKey.OF_ORIGIN) @Nullable String originKey,
            @Nullable FreeText originReference,
            @Nullable FreeText sourceRecord,
            @Nullable FreeText sourceDigest,
            @Nullable String signal,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements DeclarationEvent {}
}
