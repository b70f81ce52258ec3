package candor.ledger.mongodb;

/** The stored log contradicts itself or a checkpoint that was signed. Fatal: nothing is appended or signed any more. */
public final class CorruptLedger extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message which block or position, and what is wrong; never data of an entry */
    public CorruptLedger(String message) {
        super(message);
    }

    /** As the other constructor, with what was thrown on reading it. */
    public CorruptLedger(String message, Throwable cause) {
        super(message, cause);
    }
}
