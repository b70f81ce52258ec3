package candor.ledger.mongodb;

/**
 * The ledger cannot take the command now. Unless {@link #code()} says otherwise nothing was stored; repeating the command with the
 * same command id is always safe.
 */
public final class LedgerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Too many commands wait already. */
    public static final String BUSY = "ledger.busy";
    /** The machine's clock is more than five seconds behind the last entry. */
    public static final String CLOCK_STEPPED_BACK = "ledger.clock-stepped-back";
    /** The store failed and it is not known whether the events were stored. */
    public static final String OUTCOME_UNKNOWN = "ledger.outcome-unknown";
    /** The store failed; nothing was stored. */
    public static final String STORE_FAILED = "ledger.store-failed";
    /** No checkpoint covers the entry yet. */
    public static final String NOT_SIGNED = "ledger.not-signed-yet";
    /** The ledger was closed, is read only or has halted. */
    public static final String CLOSED = "ledger.closed";

    private final String code;

    /** @param code one of the constants; @param sentence for the person who asked */
    public LedgerUnavailable(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** As the other constructor, with what failed. */
    public LedgerUnavailable(String code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    /** Stable code. */
    public String code() {
        return code;
    }
}
