package candor.ledger.bag;

/** The input cannot be judged at all: not a trail, not readable, or damaged so that its files cannot be told apart. */
public final class UnusableInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, in one sentence */
    public UnusableInput(String message) {
        super(message);
    }
}
