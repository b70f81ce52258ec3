package candor.ledger.mongodb;

import java.util.UUID;

/** The same command id came with another body; nothing was stored. */
public final class IdempotencyConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID commandId;

    public IdempotencyConflict(UUID commandId) {
        super("this idempotency key was used for another request: choose a new key");
        this.commandId = commandId;
    }

    /** The command id both have. */
    public UUID commandId() {
        return commandId;
    }
}
