package candor.embedded.journal;

import java.io.Serial;

/** Writing has ended; the message is the reason, in one sentence. */
public final class JournalFailedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    JournalFailedException(String reason) {
        super(reason, null, false, false);
    }
}
