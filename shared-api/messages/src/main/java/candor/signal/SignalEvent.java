package candor.signal;

import candor.DomainEvent;
import candor.TagKey;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Means;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;
import org.jspecify.annotations.Nullable;

/** What has happened to a signal. */
public sealed interface SignalEvent extends DomainEvent {

    /** The signal it is about. */
    String signal();

    /**
     * Somebody or something suspects something.
     * @param channel where it came from
     * @param source name of the person, bank, system or site that says so
     * @param originKey HMAC of source and the source's own identifier; absent where there is none. Revision 1 had it under the tag
     *     {@code origin}, which took the entry out of the signal's stream
     * @param confidential whether the reporter asked not to be named
     */
    @Event(namespace = "signal", name = "SignalRaised", version = "2")
    record SignalRaised(
            @EventTag(key = TagKey.OF_SIGNAL) String signal,
            SignalChannel channel,
            FreeText source,
            @EventTag(key = TagKey.OF_UID) @Nullable String originKey,
            @Nullable FreeText originReference,
            FreeText text,
            boolean confidential,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means)
            implements SignalEvent {}

    /** The same source says it again, or says more. */
    @Event(namespace = "signal", name = "SignalRepeated", version = "1")
    record SignalRepeated(
            @EventTag(key = TagKey.OF_SIGNAL) String signal,
            long repetition,
            FreeText text,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means)
            implements SignalEvent {}

    /**
     * A registered system sent it, as it stands here; together with the raising or a repetition.
     * @param uid the system's own identifier of the finding
     * @param title in one line
     * @param statedSeverity in the system's words
     * @param statedStatus in the system's words
     * @param description in the system's words
     * @param body as it arrived, whole
     * @param bodyDigest hex SHA-256 of the body's bytes
     */
    @Event(namespace = "signal", name = "AlertReceived", version = "1")
    record AlertReceived(
            @EventTag(key = TagKey.OF_SIGNAL) String signal,
            String signalSource,
            AlertForm form,
            FreeText uid,
            FreeText title,
            @Nullable FreeText statedSeverity,
            @Nullable FreeText statedStatus,
            @Nullable FreeText description,
            FreeText body,
            FreeText bodyDigest)
            implements SignalEvent {}

    /**
     * Whoever reported it was told something.
     * @param answer which they read on the page of their report
     */
    @Event(namespace = "signal", name = "ReporterAnswered", version = "1")
    record ReporterAnswered(@EventTag(key = TagKey.OF_SIGNAL) String signal, FreeText answer) implements SignalEvent {}

    /** Somebody has read it. */
    @Event(namespace = "signal", name = "SignalAcknowledged", version = "1")
    record SignalAcknowledged(@EventTag(key = TagKey.OF_SIGNAL) String signal) implements SignalEvent {}

    /** It was judged not to be an incident; if it is linked later, it shows as missed. */
    @Event(namespace = "signal", name = "SignalDismissed", version = "1")
    record SignalDismissed(
            @EventTag(key = TagKey.OF_SIGNAL) String signal,
            FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements SignalEvent {}

    /**
     * It belongs to an incident that exists.
     * @param missed whether it had been dismissed before
     */
    @Event(namespace = "signal", name = "SignalLinked", version = "1")
    record SignalLinked(
            @EventTag(key = TagKey.OF_SIGNAL) String signal,
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            FreeText reason,
            boolean missed,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements SignalEvent {}

    /** An incident was declared because of it. */
    @Event(namespace = "signal", name = "SignalEscalated", version = "1")
    record SignalEscalated(
            @EventTag(key = TagKey.OF_SIGNAL) String signal,
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements SignalEvent {}
}
