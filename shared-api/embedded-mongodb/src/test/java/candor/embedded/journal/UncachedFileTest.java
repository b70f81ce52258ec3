package candor.embedded.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is written in whole blocks has just the bytes that were given, wherever writes and syncs fall. */
class UncachedFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 4_095, 4_096, 4_097, 300_000, 1 << 20, 3 << 20})
    void hasTheBytesThatWereGiven(int largest) throws IOException {
        Path path = folder.resolve("file");
        Files.write(path, new byte[5_000]);
        Random random = new Random(largest);
        ByteArrayOutputStream given = new ByteArrayOutputStream();
        try (AppendFile file = open(path)) {
            for (int i = 0; i < 20; i++) {
                byte[] bytes = new byte[random.nextInt(largest) + 1];
                random.nextBytes(bytes);
                ByteBuffer part = ByteBuffer.wrap(bytes);
                file.write(part);
                assertThat(part.hasRemaining()).isFalse();
                given.writeBytes(bytes);
                if (random.nextInt(3) == 0) {
                    file.force();
                    assertThat(Files.readAllBytes(path)).isEqualTo(given.toByteArray());
                }
            }
            file.force();
        }
        assertThat(Files.readAllBytes(path)).isEqualTo(given.toByteArray());
    }

    @Test
    void isEmptyWhereNothingWasGiven() throws IOException {
        Path path = folder.resolve("file");
        try (AppendFile file = open(path)) {
            file.force();
        }
        assertThat(path).isEmptyFile();
    }

    @Test
    void cannotBeOpenedWhereNoFileCan() throws IOException {
        Path path = folder.resolve("missing").resolve("file");
        assertThat(UncachedFile.open(path)).isEmpty();
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> new DiskFiles().writtenOnce(path));
    }

    @Test
    void isLeftToTheCacheWhereTheFileSystemKnowsNoOther() throws IOException {
        URI archive = URI.create("jar:" + folder.resolve("archive.zip").toUri());
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
            Path path = zip.getPath("file");
            assertThat(UncachedFile.open(path)).isEmpty();
            try (AppendFile file = new DiskFiles().writtenOnce(path)) {
                file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
                file.force();
            }
            assertThat(Files.readAllBytes(path)).containsExactly(1, 2, 3);
        }
    }

    private static AppendFile open(Path path) throws IOException {
        Optional<AppendFile> file = UncachedFile.open(path);
        assumeTrue(file.isPresent(), "this file system takes no writes past the cache: that was not tried");
        return file.orElseThrow();
    }
}
