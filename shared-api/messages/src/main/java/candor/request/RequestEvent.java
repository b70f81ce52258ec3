package candor.request;

import candor.DomainEvent;
import candor.TagKey;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import java.util.List;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;
import org.jspecify.annotations.Nullable;

/** What was asked about people's data and what became of it. */
public sealed interface RequestEvent extends DomainEvent {

    /** Random identifier of the request. */
    String request();

    /**
     * Everything about a person shall go.
     * @param subject their reference
     */
    @Event(namespace = "request", name = "ErasureRequested", version = "1")
    record ErasureRequested(@EventTag(key = TagKey.OF_REQUEST) String request, String subject, FreeText reason) implements RequestEvent {}

    /**
     * It does not happen.
     * @param ground code: {@code LEGAL_HOLD}, {@code ALREADY_ERASED}, {@code ACCOUNT_OPEN}, {@code DECLINED}
     * @param hold that forbids it
     * @param reason in a person's words, where one decided
     */
    @Event(namespace = "request", name = "ErasureRefused", version = "1")
    record ErasureRefused(
            @EventTag(key = TagKey.OF_REQUEST) String request, String ground, @Nullable String hold, @Nullable FreeText reason)
            implements RequestEvent {}

    /** It has begun: from here on nothing is sealed or opened for the person, and it cannot be undone. */
    @Event(namespace = "request", name = "ErasureStarted", version = "1")
    record ErasureStarted(@EventTag(key = TagKey.OF_REQUEST) String request, @EventTag(key = TagKey.OF_SUBJECT) String subject)
            implements RequestEvent {}

    /**
     * Data are gone from the live system. It stands in the stream whose entries lost them.
     * @param subject their reference; absent where a restore erased one field again
     * @param part number of this list within the stream, from 1
     * @param digests what the entries committed to, base64url, sorted
     */
    @Event(namespace = "request", name = "PersonalDataErased", version = "2")
    record PersonalDataErased(
            String request,
            @Nullable String subject,
            @EventTag(key = TagKey.OF_INCIDENT) @Nullable String incident,
            @EventTag(key = TagKey.OF_SIGNAL) @Nullable String signal,
            @EventTag(key = TagKey.OF_ACCOUNT) @Nullable String account,
            @EventTag(key = TagKey.OF_AUDITOR) @Nullable String grant,
            @EventTag(key = TagKey.OF_ORIGIN) @Nullable String origin,
            @EventTag(key = TagKey.OF_REQUEST) @Nullable String otherRequest,
            @EventTag(key = TagKey.OF_PLAYBOOK) @Nullable String playbook,
            @EventTag(key = TagKey.OF_SOURCE) @Nullable String source,
            int part,
            List<String> digests)
            implements RequestEvent {}

    /**
     * One field of one entry shall go, once a second person confirms it.
     * @param incident whose entry it is, where it is one's
     * @param position of the entry in the ledger
     * @param component name of the field
     * @param digest what the entry commits to
     * @param stream of the entry
     */
    @Event(namespace = "request", name = "ContentErasureRequested", version = "1")
    record ContentErasureRequested(
            @EventTag(key = TagKey.OF_REQUEST) String request,
            @EventTag(key = TagKey.OF_INCIDENT) @Nullable String incident,
            String stream,
            long position,
            long ordinal,
            String component,
            String digest,
            ContentCategory category,
            FreeText reason,
            Personal requestedBy)
            implements RequestEvent {}

    /** A second person agrees: it has begun and cannot be undone. */
    @Event(namespace = "request", name = "ContentErasureConfirmed", version = "1")
    record ContentErasureConfirmed(
            @EventTag(key = TagKey.OF_REQUEST) String request,
            @EventTag(key = TagKey.OF_INCIDENT) @Nullable String incident,
            String digest,
            Personal confirmedBy)
            implements RequestEvent {}

    /**
     * The field is gone from the live system. It stands in the stream of its entry.
     * @param ordinal of the entry in that stream
     * @param digests the one digest
     */
    @Event(namespace = "request", name = "ContentErased", version = "2")
    record ContentErased(
            String request,
            @EventTag(key = TagKey.OF_INCIDENT) @Nullable String incident,
            @EventTag(key = TagKey.OF_SIGNAL) @Nullable String signal,
            @EventTag(key = TagKey.OF_ACCOUNT) @Nullable String account,
            @EventTag(key = TagKey.OF_AUDITOR) @Nullable String grant,
            @EventTag(key = TagKey.OF_ORIGIN) @Nullable String origin,
            @EventTag(key = TagKey.OF_REQUEST) @Nullable String otherRequest,
            @EventTag(key = TagKey.OF_PLAYBOOK) @Nullable String playbook,
            @EventTag(key = TagKey.OF_SOURCE) @Nullable String source,
            long position,
            long ordinal,
            String component,
            ContentCategory category,
            List<String> digests)
            implements RequestEvent {}
}
