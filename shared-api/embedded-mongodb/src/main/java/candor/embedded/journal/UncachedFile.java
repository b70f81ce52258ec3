package candor.embedded.journal;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes past the system's cache, for large files that nobody reads soon: they would push out of the cache what is read, and copying them
 * into it takes a processor from those who wait for theirs. Only whole blocks can be written so; the last is filled up, and cut off again
 * in {@link #force}.
 */
final class UncachedFile implements AppendFile {

    private static final Logger LOG = LoggerFactory.getLogger(UncachedFile.class);
    /** With a quarter of it, writing a gigabyte takes half as long again. */
    private static final int BUFFER = 1 << 20;

    private final FileChannel channel;
    private final int block;
    /** What is not written yet, and before it what a block that was filled up began with. */
    private final ByteBuffer gathered;
    /** Where in the file the gathered bytes begin. */
    private long at;

    private UncachedFile(FileChannel channel, int block) {
        this.channel = channel;
        this.block = block;
        this.gathered = ByteBuffer.allocateDirect(BUFFER + block).alignedSlice(block).limit(BUFFER);
    }

    /** A new file, or an old one emptied; nothing where the system or the file system cannot do so. */
    static Optional<AppendFile> open(Path file) throws IOException {
        FileChannel channel;
        try {
            channel = OwnerOnly.open(file, Set.<OpenOption>of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, ExtendedOpenOption.DIRECT));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            // In one of these ways file systems refuse an option. What keeps any file from being opened shows when it is opened as usual.
            return Optional.empty();
        }
        try {
            long block = Files.getFileStore(file).getBlockSize();
            if (block <= BUFFER && BUFFER % block == 0) {
                UncachedFile uncached = new UncachedFile(channel, (int) block);
                uncached.tryToWrite();
                return Optional.of(uncached);
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("Embedded store: {} is written through the system's cache", file.getFileName(), e);
        }
        channel.close();
        return Optional.empty();
    }

    /** Some file systems take the option and then refuse to write. */
    private void tryToWrite() throws IOException {
        channel.write(gathered.duplicate().limit(block), 0);
        channel.truncate(0);
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            int part = Math.min(gathered.remaining(), bytes.remaining());
            gathered.put(gathered.position(), bytes, bytes.position(), part).position(gathered.position() + part);
            bytes.position(bytes.position() + part);
            if (!gathered.hasRemaining()) {
                writeGathered();
            }
        }
    }

    @Override
    public void force() throws IOException {
        long end = at + gathered.position();
        writeGathered();
        channel.truncate(end);
        channel.force(false);
    }

    /** The last block remains gathered where it is not full: it is written again with what follows. */
    private void writeGathered() throws IOException {
        int size = gathered.position();
        int whole = size / block * block;
        int filledUp = whole == size ? whole : whole + block;
        while (gathered.position() < filledUp) {
            gathered.put((byte) 0);
        }
        ChannelFile.writeAll(channel, gathered.duplicate().flip(), at);
        gathered.limit(size).position(whole).compact().limit(BUFFER);
        at += whole;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
