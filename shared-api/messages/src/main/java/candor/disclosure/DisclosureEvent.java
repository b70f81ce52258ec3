package candor.disclosure;

import candor.DomainEvent;
import candor.TagKey;
import candor.sealing.FreeText;
import java.util.Map;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;
import org.jspecify.annotations.Nullable;

/** What left the ledger. */
public sealed interface DisclosureEvent extends DomainEvent {

    /** The incident it is about. */
    String incident();

    /**
     * A trail of the incident left the ledger. It commits to every payload file except the entries and the checkpoint.
     * @param trail random identifier of the export
     * @param recipient who gets it
     * @param nonce the recipient's own, where they sent one
     * @param policy name of the redaction policy
     * @param withheld what is withheld in general, and why, by component name
     * @param files hex SHA-256 by file name in the bag
     * @param lastOrdinal of the incident's last entry before this one
     */
    @Event(namespace = "disclosure", name = "TrailExported", version = "1")
    record TrailExported(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            String trail,
            FreeText recipient,
            @Nullable String nonce,
            String policy,
            Map<String, String> withheld,
            Map<String, String> files,
            long lastOrdinal)
            implements DisclosureEvent {}
}
