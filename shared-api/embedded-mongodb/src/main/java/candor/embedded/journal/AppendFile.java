package candor.embedded.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** A file that only grows; the seam at which tests let writing fail. */
interface AppendFile extends Closeable {

    void write(ByteBuffer bytes) throws IOException;

    /** Returns when everything written is on the disk. */
    void force() throws IOException;

    /** How files are opened. */
    @FunctionalInterface
    interface Opener {
        AppendFile open(Path file) throws IOException;
    }

    /** Creates the file, readable by its owner only, or goes on at the end of an existing one. */
    static AppendFile open(Path file) throws IOException {
        FileChannel channel = OwnerOnly.open(file, Set.<OpenOption>of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        channel.position(channel.size());
        return new ChannelFile(channel);
    }
}
