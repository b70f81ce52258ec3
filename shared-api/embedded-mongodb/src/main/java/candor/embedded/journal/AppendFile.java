package candor.embedded.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** A file that only grows; the seam at which tests let writing fail. */
interface AppendFile extends Closeable {

    void write(ByteBuffer bytes) throws IOException;

    /** Returns when everything written is on the disk. */
    void force() throws IOException;

    /** How files are opened. */
    @FunctionalInterface
    interface Opener {
        AppendFile open(Path file, long end, long reserve) throws IOException;
    }

    /**
     * Creates the file, readable by its owner only, or opens it.
     *
     * @param end where to go on writing; anything behind is cut off
     * @param reserve space to reserve ahead, in bytes; 0 for a file written once
     */
    static AppendFile open(Path file, long end, long reserve) throws IOException {
        if (end == 0 && reserve == 0) {
            Optional<AppendFile> uncached = UncachedFile.open(file);
            if (uncached.isPresent()) {
                return uncached.get();
            }
        }
        return new ChannelFile(OwnerOnly.open(file, Set.<OpenOption>of(StandardOpenOption.CREATE, StandardOpenOption.WRITE)), end, reserve);
    }
}
