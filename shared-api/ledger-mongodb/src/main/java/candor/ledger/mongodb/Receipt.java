package candor.ledger.mongodb;

import candor.ledger.Hash;
import java.util.List;
import java.util.UUID;

/**
 * What one command stored.
 *
 * @param commandId the command
 * @param bodyHash hex SHA-256 of the canonical request body; empty where the caller gave none, and where what was sent has been erased in part
 * @param firstPosition leaf index of its first event
 * @param events in order, without gaps; at least one
 */
public record Receipt(UUID commandId, String bodyHash, long firstPosition, List<ReceiptEvent> events) {

    public Receipt {
        events = List.copyOf(events);
    }

    /**
     * Whether this is the answer to a request with such a body. Where no hash is kept the key alone counts: whoever repeats a request after an
     * erasure must not be told to choose another key, which would bring what was erased back.
     */
    public boolean answers(String otherHash) {
        return bodyHash.isEmpty() || bodyHash.equals(otherHash);
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
