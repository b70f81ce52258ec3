package candor.platform.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import candor.platform.store.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFilesTest extends EvidenceFilesContract {
    @TempDir
    Path folder = Path.of("");

    @Override
    EvidenceFiles files() {
        return new FolderFiles(folder.resolve("evidence"), clock);
    }

    private List<Path> onDisk() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void liesUnderItsDigestWhereOnlyTheOwnerReadsIt() throws IOException {
        String digest = files().keep(stream(bytes(10, 1)), ANYTHING).digest();
        Path file = folder.resolve("evidence").resolve(digest.substring(0, 2)).resolve(digest);
        assertThat(onDisk()).containsExactly(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent()))).isEqualTo("rwx------");
    }

    @Test
    void whatWasDamagedIsWholeOnceItIsKeptAgain() throws IOException {
        byte[] bytes = bytes(10, 1);
        String digest = files().keep(stream(bytes), ANYTHING).digest();
        Files.write(onDisk().getFirst(), new byte[10]);
        files().keep(stream(bytes), ANYTHING);
        assertThat(files().open(digest, 0).readAllBytes()).isEqualTo(bytes);
    }

    @Test
    void aFullDiskKeepsNothing() throws IOException {
        var full = new FolderFiles(folder.resolve("evidence"), clock, file -> new Full(OwnerOnly.create(file), 100_000));
        assertRefused("evidence.not-stored", () -> full.keep(stream(bytes(1_000_000, 2)), ANYTHING));
        assertThat(onDisk()).isEmpty();
        assertThat(full.keep(stream(bytes(50_000, 2)), ANYTHING).size()).as("what has room still is taken").isEqualTo(50_000);
    }

    @Test
    void aFolderThatCannotBeWrittenKeepsNothing() throws IOException {
        var closed = new FolderFiles(folder.resolve("evidence"), clock, file -> {
            throw new IOException("Read-only file system");
        });
        assertRefused("evidence.not-stored", () -> closed.keep(stream(bytes(10, 2)), ANYTHING));
        assertThat(onDisk()).isEmpty();
    }

    @Test
    void whatAKilledProcessLeftHalfIsFoundAndRemoved() throws IOException {
        Path incoming = Files.createDirectories(folder.resolve("evidence").resolve("incoming"));
        Files.write(incoming.resolve("0198-half"), new byte[5]);
        KeptFile.Found half = files().all().getFirst();
        assertThat(files().remove(half)).isTrue();
        assertThat(onDisk()).isEmpty();
    }

    /** A disk with room for so many bytes. */
    private static final class Full implements SeekableByteChannel {
        private final SeekableByteChannel channel;
        private long room;

        Full(SeekableByteChannel channel, long room) {
            this.channel = channel;
            this.room = room;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            room -= bytes.remaining();
            if (room < 0) {
                throw new IOException("No space left on device");
            }
            return channel.write(bytes);
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            return channel.read(bytes);
        }

        @Override
        public long position() throws IOException {
            return channel.position();
        }

        @Override
        public SeekableByteChannel position(long position) throws IOException {
            channel.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            channel.truncate(size);
            return this;
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
