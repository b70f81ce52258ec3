package candor.ledger.mongodb;

import candor.ledger.Hash;
import java.util.List;
import java.util.UUID;

/**
 * What one command stored.
 *
 * @param commandId the command
 * @param bodyHash hex SHA-256 of the canonical request body; empty where the caller gave none
 * @param firstPosition leaf index of its first event
 * @param events in order, without gaps; at least one
 */
public record Receipt(UUID commandId, String bodyHash, long firstPosition, List<ReceiptEvent> events) {

    public Receipt {
        events = List.copyOf(events);
    }

    /**
     * One stored event.
     *
     * @param position leaf index, from 0
     * @param stream that numbers it
     * @param ordinal in the stream, from 1
     * @param type stored name
     * @param leafHash of the entry's bytes
     */
    public record ReceiptEvent(long position, String stream, long ordinal, String type, Hash leafHash) {}
}
