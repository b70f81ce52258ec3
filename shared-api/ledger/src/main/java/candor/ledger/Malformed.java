package candor.ledger;

import java.util.Objects;

/**
 * Input is not in the published form it claims to be in: wrong syntax, not canonical, too large, or a forbidden value.
 * The message names the defect and never quotes the input, which may hold personal data.
 */
public final class Malformed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, in one sentence without the offending value */
    public Malformed(String message) {
        super(message);
    }

    /** @param message what is wrong; @param cause where it was noticed */
    public Malformed(String message, Throwable cause) {
        super(message, cause);
    }

    /** What is wrong. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** Refuses with the message unless the condition holds. */
    public static void unless(boolean condition, String message) {
        if (!condition) {
            throw new Malformed(message);
        }
    }
}
