package candor.ledger.mongodb.append;

/** Events that the command did not know of match its condition; nothing was stored. */
public final class ConditionFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConditionFailed() {
        super("events that the command did not know of match its condition", null, false, false);
    }
}
