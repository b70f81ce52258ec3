package candor.ledger.mongodb.block;

import java.util.UUID;

/**
 * A command that a block answers.
 *
 * @param id the {@code cause} of its events
 * @param bodyHash hex SHA-256 of the request body; empty where the caller gave none
 * @param first leaf index of its first event
 * @param count number of its events
 */
public record StoredCommand(UUID id, String bodyHash, long first, int count) {}
