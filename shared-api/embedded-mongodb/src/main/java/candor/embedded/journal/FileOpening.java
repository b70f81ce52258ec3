package candor.embedded.journal;

import java.io.IOException;
import java.nio.file.Path;

/** How the files are opened that the store writes; the seam at which tests let writing fail. */
interface FileOpening {

    /**
     * Creates a file, or opens it, to be written bit by bit.
     *
     * @param end where to go on writing; anything behind is cut off
     * @param reserve space to reserve ahead, in bytes; 0 for none
     */
    AppendFile growing(Path file, long end, long reserve) throws IOException;

    /** Creates a file, or empties it, to be written as a whole and not read soon. */
    AppendFile writtenOnce(Path file) throws IOException;
}
