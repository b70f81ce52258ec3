package candor.platform.command;

/** The store, or the side that writes to it, cannot be reached or has stopped. The sentence says what is known of the command. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
