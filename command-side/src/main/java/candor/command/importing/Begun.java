package candor.command.importing;

/** A record on its way into the ledger. */
@FunctionalInterface
public interface Begun {
    /** Waits until it is durable, or tells why it is not. */
    Outcome await();
}
