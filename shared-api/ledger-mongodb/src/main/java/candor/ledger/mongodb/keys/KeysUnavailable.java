package candor.ledger.mongodb.keys;

import org.jspecify.annotations.Nullable;

/** The ledger's keys cannot be used: a file is missing, is another ledger's, or the key service refused. The message says what to do. */
public final class KeysUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param sentence what is wrong and what the operator can do; never a key */
    public KeysUnavailable(String sentence) {
        super(sentence);
    }

    /** @param sentence what is wrong and what the operator can do; @param cause where it was noticed */
    public KeysUnavailable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
