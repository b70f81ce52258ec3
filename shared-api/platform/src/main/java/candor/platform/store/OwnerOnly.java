package candor.platform.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;

/** Files and folders that only their owner can read. Where the file system knows no owners (Windows), the user's profile guards them. */
public final class OwnerOnly {
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final int TOKEN_BYTES = 32;

    private OwnerOnly() {}

    private static FileAttribute<?>[] mode(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }

    /** Makes a folder and its parents, if absent. */
    public static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder, mode("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be made: choose another with --data", e);
        }
    }

    /** Writes a file anew, never readable by others, not even for a moment. */
    public static void write(Path file, String text) {
        try {
            Files.deleteIfExists(file);
            create(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " cannot be written", e);
        }
    }

    /** A new file to write to. */
    public static SeekableByteChannel create(Path file) throws IOException {
        return Files.newByteChannel(file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode("rw-------"));
    }

    private static void create(Path file, String text) throws IOException {
        try (var channel = create(file)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** The secret in a file; a new random one of 256 bits where there is none yet. */
    public static String secret(Path file) {
        try {
            if (!Files.exists(file)) {
                makeParent(file);
                create(file, randomToken());
            }
            return Files.readString(file).strip();
        } catch (FileAlreadyExistsException madeMeanwhile) {
            return secret(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " cannot be read", e);
        }
    }

    private static void makeParent(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            folder(parent);
        }
    }

    /** 256 random bits, safe in addresses. */
    public static String randomToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
