package candor.platform.command;

import candor.DomainCommand;

/**
 * Takes every command, whoever issues it: API, form, importer, export. On a node that decides it is the local gateway, on a node
 * that only answers queries it is a call to the command side.
 */
public interface CommandPort {
    /**
     * Issues a command and waits until its events are durable.
     *
     * @throws candor.RuleViolation when it is refused, for instance with {@code access.forbidden} when the actor has no right to it;
     *     nothing has changed
     * @throws candor.ledger.mongodb.StaleView when newer events matter and the issuance says what the caller has seen
     * @throws candor.ledger.mongodb.IdempotencyConflict when the key was used for another body
     * @throws candor.ledger.mongodb.LedgerUnavailable when the store cannot be written; whether anything has changed is known by repeating the command under
     *     the same key
     */
    Accepted issue(DomainCommand command, Issuance issuance);

    /**
     * Begins a command; whoever issues many need not wait for one before the next is begun. Commands are decided in the order in which
     * they are begun, as far as this port can; each is awaited by the thread that began it, in that order, and then says what became
     * of it, refusals included.
     */
    default Begun begin(DomainCommand command, Issuance issuance) {
        return () -> issue(command, issuance);
    }

    /** A command under way. */
    interface Begun {

        /** Waits until its events are durable. Throws what {@link CommandPort#issue} throws. */
        Accepted await();
    }
}
