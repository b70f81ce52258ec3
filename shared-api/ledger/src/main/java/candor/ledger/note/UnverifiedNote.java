package candor.ledger.note;

/** A note that no known key vouches for, or in whose name a known key's signature is false. Its text must not be used. */
public final class UnverifiedNote extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, in one sentence without text from the note */
    public UnverifiedNote(String message) {
        super(message);
    }
}
