package candor.embedded;

import java.io.Serial;
import java.nio.file.Path;

/** The data folder was written by a later release. */
public final class NewerFormatException extends StoreCannotOpenException {

    @Serial
    private static final long serialVersionUID = 1L;

    public NewerFormatException(Path folder, String found, int known) {
        super("The data folder " + folder + " has format " + found + ", this release knows formats up to " + known + ": start it with the release that wrote it, or a later one.");
    }
}
