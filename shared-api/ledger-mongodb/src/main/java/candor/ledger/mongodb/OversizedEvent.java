package candor.ledger.mongodb;

/** An event, one of its components or all events of one command are larger than the ledger stores; nothing was stored. */
public final class OversizedEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Stable code of this refusal. */
    public static final String CODE = "ledger.event-too-large";

    /** @param sentence what is too large and what the limit is */
    public OversizedEvent(String sentence) {
        super(sentence);
    }

    public OversizedEvent(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
