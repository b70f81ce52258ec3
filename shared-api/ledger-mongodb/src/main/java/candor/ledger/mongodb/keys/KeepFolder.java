package candor.ledger.mongodb.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The folder that must not be lost and must not lie with the database's backups: key file, signing key, last checkpoint. Folder
 * and files belong to their owner alone (0700, 0600), whatever they were before. Every write is complete and on disk, or did not happen.
 */
public final class KeepFolder {

    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");

    private final Path folder;
    private final boolean posix;

    private KeepFolder(Path folder, boolean posix) {
        this.folder = folder;
        this.posix = posix;
    }

    /** The folder, made if it is not there and closed to everybody but its owner. @throws UncheckedIOException if that fails */
    public static KeepFolder open(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
            if (posix) {
                close(folder, OWNER_FOLDER);
            }
            return new KeepFolder(folder, posix);
        } catch (IOException e) {
            throw new UncheckedIOException("the keep folder cannot be made or closed to others", e);
        }
    }

    /** Where the file lies: for sentences to the operator. */
    public Path path(String name) {
        return folder.resolve(name);
    }

    /** The file's bytes, if there is one. */
    public Optional<byte[]> read(String name) {
        try {
            Path file = path(name);
            byte[] bytes = Files.readAllBytes(file);
            if (posix) {
                close(file, OWNER_FILE);
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the keep folder cannot be read: " + name, e);
        }
    }

    /**
     * Writes the file unless it exists already.
     *
     * @return what the file holds now: these bytes, or those of whoever was first
     */
    public byte[] createIfAbsent(String name, byte[] bytes) {
        Optional<byte[]> present = read(name);
        if (present.isPresent()) {
            return present.get();
        }
        try {
            Path written = writeAside(name, bytes);
            try {
                // A hard link appears whole or not at all, and never over an existing file.
                Files.createLink(path(name), written);
            } catch (FileAlreadyExistsException e) {
                return read(name).orElseThrow(() -> new UncheckedIOException(e));
            } catch (UnsupportedOperationException e) {
                Files.copy(written, path(name));
            } finally {
                Files.deleteIfExists(written);
            }
            syncFolder();
            return bytes.clone();
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the keep folder cannot be written: " + name, e);
        }
    }

    /** Replaces the file in one step: after a crash it holds the old bytes or the new ones. */
    public void replace(String name, byte[] bytes) {
        try {
            Path written = writeAside(name, bytes);
            Files.move(written, path(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder();
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the keep folder cannot be written: " + name, e);
        }
    }

    /**
     * Adds bytes at the end of the file, made if it is not there. What a crash left behind the last line feed, part of a line, is cut off
     * first; after a crash the file holds all of these bytes behind a line feed, or some without one.
     */
    public void append(String name, byte[] lines) {
        createIfAbsent(name, new byte[0]);
        try (FileChannel channel = FileChannel.open(path(name), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = wholeLines(read(name).orElse(new byte[0]));
            channel.truncate(end).position(end);
            write(channel, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the keep folder cannot be written: " + name, e);
        }
    }

    /** Overwrites the file with zeros, so far as the file system does that in place, and removes it. Repeatable. */
    public void destroy(String name) {
        try {
            Path file = path(name);
            if (Files.exists(file)) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    write(channel, new byte[(int) channel.size()]);
                }
                Files.delete(file);
                syncFolder();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the keep folder cannot be destroyed: " + name, e);
        }
    }

    private static long wholeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
        channel.force(true);
    }

    /** Changes nothing where nothing is open: a query node may have the folder mounted read-only. */
    private static void close(Path path, Set<PosixFilePermission> owner) throws IOException {
        Set<PosixFilePermission> granted = Files.getPosixFilePermissions(path);
        if (!owner.containsAll(granted)) {
            granted.retainAll(owner);
            Files.setPosixFilePermissions(path, granted);
        }
    }

    private Path writeAside(String name, byte[] bytes) throws IOException {
        Path aside = path("." + name + "-" + UUID.randomUUID());
        FileAttribute<?>[] attributes = posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_FILE)} : new FileAttribute<?>[0];
        try (FileChannel channel = FileChannel.open(aside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            write(channel, bytes);
        }
        return aside;
    }

    /** Only POSIX systems let a folder be opened and flushed; elsewhere the rename is flushed with the file. */
    private void syncFolder() throws IOException {
        if (posix) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
