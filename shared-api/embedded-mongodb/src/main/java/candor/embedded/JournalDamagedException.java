package candor.embedded;

import java.io.Serial;
import java.nio.file.Path;

/** Stored bytes are not what was written, and it is not the torn end a crash leaves: acknowledged writes are missing or altered. */
public final class JournalDamagedException extends StoreCannotOpenException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final long offset;

    public JournalDamagedException(Path file, long offset, String what) {
        super("The store does not start, because " + file + " is damaged at byte " + offset + " (" + what + "): restore the data folder from a backup.");
        this.file = file;
        this.offset = offset;
    }

    public Path file() {
        return file;
    }

    /** Where the first unreadable byte group begins. */
    public long offset() {
        return offset;
    }
}
