package candor.embedded;

import java.io.Serial;

/** The data folder cannot be opened. The message is one sentence an operator can act on; nothing in the folder was changed. */
public abstract sealed class StoreCannotOpenException extends RuntimeException permits FolderInUseException, JournalDamagedException, NewerFormatException {

    @Serial
    private static final long serialVersionUID = 1L;

    StoreCannotOpenException(String message) {
        super(message);
    }
}
