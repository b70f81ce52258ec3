package candor.platform.evidence;

import java.io.IOException;

/** A part of a file that is kept is gone: a finding about that file, not a fault of the program. */
public final class DamagedFile extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedFile(Throwable cause) {
        super("the stored file is damaged", cause);
    }
}
