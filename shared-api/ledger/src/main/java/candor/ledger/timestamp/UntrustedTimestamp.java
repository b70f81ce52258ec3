package candor.ledger.timestamp;

/** A token that says nothing that can be believed: for another text, by nobody trusted, or altered. The message says which. */
public final class UntrustedTimestamp extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UntrustedTimestamp(String message) {
        super(message);
    }

    UntrustedTimestamp(String message, Throwable cause) {
        super(message, cause);
    }
}
