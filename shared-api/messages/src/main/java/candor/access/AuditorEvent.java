package candor.access;

import candor.DomainEvent;
import candor.TagKey;
import candor.sealing.FreeText;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;

/** What has happened to an outside auditor's access to the log. */
public sealed interface AuditorEvent extends DomainEvent {

    /** The access it is about. */
    String grant();

    /**
     * Whoever has the token may read the log's tiles and entries.
     * @param auditor who got it
     * @param tokenHash hex SHA-256 of the token; the token has 256 random bits, so its hash gives nothing away
     * @param validUntil last day of the access, in UTC, such as 2026-11-23
     */
    @Event(namespace = "access", name = "AuditorAccessGranted", version = "1")
    record AuditorAccessGranted(@EventTag(key = TagKey.OF_AUDITOR) String grant, FreeText auditor, String tokenHash, String validUntil) implements AuditorEvent {}

    /** They may no longer. */
    @Event(namespace = "access", name = "AuditorAccessRevoked", version = "1")
    record AuditorAccessRevoked(@EventTag(key = TagKey.OF_AUDITOR) String grant, FreeText reason) implements AuditorEvent {}

    /**
     * They read on this day, once or more.
     * @param day in UTC, such as 2026-11-23
     */
    @Event(namespace = "access", name = "AuditorAccessUsed", version = "1")
    record AuditorAccessUsed(@EventTag(key = TagKey.OF_AUDITOR) String grant, String day) implements AuditorEvent {}
}
