package candor.embedded;

import java.io.Serial;
import java.nio.file.Path;

/** Another process (or another store in this one) has the data folder open. */
public final class FolderInUseException extends StoreCannotOpenException {

    @Serial
    private static final long serialVersionUID = 1L;

    public FolderInUseException(Path folder) {
        super("The data folder " + folder + " is in use by another process: stop that one first, or choose another folder.");
    }
}
