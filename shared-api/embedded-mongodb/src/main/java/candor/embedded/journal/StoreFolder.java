package candor.embedded.journal;

import candor.embedded.FolderInUseException;
import candor.embedded.NewerFormatException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The data folder: its lock, its format number, and the names of the files in it. */
public final class StoreFolder implements Closeable {

    /** Raised whenever an older release could no longer read what is written. */
    static final int FORMAT = 1;

    private static final String SEGMENT = "journal-";
    private static final String SNAPSHOT = "snapshot-";
    private static final String UNFINISHED = ".unfinished";

    private final Path path;
    private final FileChannel lockFile;

    private StoreFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    public static StoreFolder open(Path path) throws IOException {
        OwnerOnly.createFolder(path);
        // A file of its own: with POSIX locks, closing any other channel of a locked file would silently drop the lock.
        FileChannel lockFile = OwnerOnly.open(path.resolve("lock"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        try {
            if (tryLock(lockFile) == null) {
                throw new FolderInUseException(path);
            }
            StoreFolder folder = new StoreFolder(path, lockFile);
            folder.checkFormat();
            folder.removeUnfinished();
            return folder;
        } catch (IOException | RuntimeException e) {
            lockFile.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void checkFormat() throws IOException {
        Path file = path.resolve("format");
        if (!Files.exists(file)) {
            new DiskFiles().write(file, (FORMAT + "\n").getBytes(StandardCharsets.US_ASCII));
            sync();
            return;
        }
        String found = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (!found.matches("\\d{1,9}") || Integer.parseInt(found) > FORMAT) {
            throw new NewerFormatException(path, found, FORMAT);
        }
    }

    private void removeUnfinished() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(file -> file.getFileName().toString().endsWith(UNFINISHED)).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final String ASIDE = "set-aside-";

    Path path() {
        return path;
    }

    Path segment(long first) {
        return path.resolve(SEGMENT + number(first));
    }

    Path snapshot(long upTo) {
        return path.resolve(SNAPSHOT + number(upTo));
    }

    Path unfinishedSnapshot(long upTo) {
        return path.resolve(SNAPSHOT + number(upTo) + UNFINISHED);
    }

    /** Where bytes go that are of no use, but not ours to throw away. */
    Path aside(String name) {
        return path.resolve(ASIDE + name);
    }

    /** Throws away what was set aside, because somebody whose data it may hold is erased. */
    public void removeSetAside() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith(ASIDE)).toList()) {
                Files.delete(file);
            }
        }
        sync();
    }

    private static String number(long number) {
        return "%016d".formatted(number);
    }

    /** Journal segments by the number of their first frame. */
    NavigableMap<Long, Path> segments() throws IOException {
        return numbered(SEGMENT);
    }

    /** Snapshots by the number of the last frame they contain. */
    NavigableMap<Long, Path> snapshots() throws IOException {
        return numbered(SNAPSHOT);
    }

    private NavigableMap<Long, Path> numbered(String prefix) throws IOException {
        NavigableMap<Long, Path> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(path)) {
            files.filter(file -> file.getFileName().toString().matches(prefix + "\\d{16}"))
                    .forEach(file -> found.put(Long.parseLong(file.getFileName().toString().substring(prefix.length())), file));
        }
        return found;
    }

    /** Makes created, renamed and removed names durable. */
    void sync() throws IOException {
        try (FileChannel directory = FileChannel.open(path, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    void delete(List<Path> files) throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        sync();
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
