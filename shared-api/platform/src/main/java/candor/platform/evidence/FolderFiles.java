package candor.platform.evidence;

import candor.platform.store.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Files in a folder of this machine: {@code <first two digits>/<digest>}, and {@code incoming/} for those that are not whole yet. A file is
 * forced to disk before it gets its name, and the folder that holds the name after.
 */
final class FolderFiles implements EvidenceFiles {
    private static final String INCOMING = "incoming";

    private final Path folder;
    private final InstantSource clock;
    private final Disk disk;

    /** Opens a new file for writing; a test makes it a full disk. */
    @FunctionalInterface
    interface Disk {
        SeekableByteChannel create(Path file) throws IOException;
    }

    FolderFiles(Path folder, InstantSource clock) {
        this(folder, clock, OwnerOnly::create);
    }

    FolderFiles(Path folder, InstantSource clock, Disk disk) {
        this.folder = folder;
        this.clock = clock;
        this.disk = disk;
    }

    @Override
    public KeptFile keep(InputStream source, Expected expected) throws IOException {
        Path part = OwnerOnly.folder(folder.resolve(INCOMING)).resolve(UUID.randomUUID().toString());
        try {
            KeptFile file = write(part, source, expected);
            place(part, file.digest());
            return file;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private KeptFile write(Path part, InputStream source, Expected expected) throws IOException {
        try (SeekableByteChannel channel = created(part)) {
            KeptFile file = new Taking(source, expected).into((piece, length) -> {
                ByteBuffer rest = ByteBuffer.wrap(piece, 0, length);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
            });
            force(part);
            return file;
        }
    }

    private SeekableByteChannel created(Path part) {
        try {
            return disk.create(part);
        } catch (IOException full) {
            throw Expected.notStored();
        }
    }

    /** The same bytes again take the place of the old ones: nothing differs, and a file that was damaged is whole again. */
    private synchronized void place(Path part, String digest) {
        try {
            Path target = file(digest);
            OwnerOnly.folder(parent(target));
            Files.setLastModifiedTime(part, FileTime.from(clock.instant()));
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(parent(target));
            force(folder);
        } catch (IOException full) {
            throw Expected.notStored();
        }
    }

    private static Path parent(Path file) {
        return file.resolveSibling(".").normalize();
    }

    private static void force(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException full) {
            throw Expected.notStored();
        }
    }

    private Path file(String digest) {
        if (!digest.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a file is named by the 64 digits of its SHA-256");
        }
        return folder.resolve(digest.substring(0, 2)).resolve(digest);
    }

    @Override
    public OptionalLong size(String digest) {
        try {
            Path file = file(digest);
            return Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
        } catch (NoSuchFileException gone) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a file of evidence cannot be read", e);
        }
    }

    @Override
    public InputStream open(String digest, long from) throws IOException {
        FileChannel channel = FileChannel.open(file(digest), StandardOpenOption.READ);
        try {
            return Channels.newInputStream(channel.position(from));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public List<KeptFile.Found> all() {
        List<KeptFile.Found> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> inside = Files.walk(folder, 2)) {
                for (Path file : inside.filter(Files::isRegularFile).toList()) {
                    found.add(new KeptFile.Found(folder.relativize(file).getFileName().toString(), Files.getLastModifiedTime(file).toInstant()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the folder of evidence cannot be read", e);
            }
        }
        return found;
    }

    @Override
    public synchronized boolean remove(KeptFile.Found found) {
        Path file = found.digest().matches("[0-9a-f]{64}") ? file(found.digest()) : folder.resolve(INCOMING).resolve(found.digest());
        try {
            return Files.exists(file) && Files.getLastModifiedTime(file).toInstant().equals(found.since()) && Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("a file of evidence cannot be removed", e);
        }
    }
}
