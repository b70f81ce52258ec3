package candor.ledger.mongodb.backup;

import candor.RuleViolation;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.UUID;

/** Where a backup goes: a file that is there whole and on disk, or not at all, and that only its owner can read. */
public record BackupFile(Path path) {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Writes the backup. */
    @FunctionalInterface
    public interface Content {
        BackupManifest write(OutputStream out) throws IOException;
    }

    /**
     * The file to write: a file that is not there yet, or a new one in a folder.
     *
     * @throws RuleViolation {@code backup.exists} if there is a file of that name
     */
    public static BackupFile at(Path target, Instant now) {
        Path file = Files.isDirectory(target) ? target.resolve("candor-backup-" + STAMP.format(now) + ".zip") : target;
        if (Files.exists(file)) {
            throw new RuleViolation("backup.exists", "there is a file " + file + " already: a backup is never written over another");
        }
        return new BackupFile(file);
    }

    /** Writes it. @throws RuleViolation {@code backup.not-written} if the disk does not take it; then nothing of it is left */
    public BackupManifest write(Content content) {
        Path part = path.resolveSibling("." + path.getFileName() + "-" + UUID.randomUUID());
        try {
            try {
                BackupManifest manifest = writeAside(part, content);
                Files.move(part, path);
                return manifest;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException | UncheckedIOException e) {
            Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
            throw new RuleViolation("backup.not-written", "the backup cannot be written to " + path + " (" + cause.getMessage() + "): nothing of it was left there");
        }
    }

    private BackupManifest writeAside(Path part, Content content) throws IOException {
        boolean posix = part.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] owner = posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
        try (FileChannel channel = FileChannel.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
            BackupManifest manifest = content.write(new Unclosed(channel));
            channel.force(true);
            return manifest;
        }
    }

    /** Keeps the file open until it is on disk. */
    private static final class Unclosed extends OutputStream {

        private final OutputStream out;

        Unclosed(FileChannel channel) {
            this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
