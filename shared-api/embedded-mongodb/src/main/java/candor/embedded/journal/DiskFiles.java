package candor.embedded.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** Files on the disk, readable by their owner only; those written once past the system's cache, where that can be done. */
final class DiskFiles implements FileOpening {

    @Override
    public AppendFile growing(Path file, long end, long reserve) throws IOException {
        return new ChannelFile(OwnerOnly.open(file, Set.<OpenOption>of(StandardOpenOption.CREATE, StandardOpenOption.WRITE)), end, reserve);
    }

    @Override
    public AppendFile writtenOnce(Path file) throws IOException {
        Optional<AppendFile> uncached = UncachedFile.open(file);
        return uncached.isPresent() ? uncached.get() : growing(file, 0, 0);
    }

    /** Writes a small file whole and durably. */
    void write(Path file, byte[] bytes) throws IOException {
        try (AppendFile out = growing(file, 0, 0)) {
            out.write(ByteBuffer.wrap(bytes));
            out.force();
        }
    }
}
