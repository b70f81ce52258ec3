package candor.platform.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of one installation on this machine: {@code format} (number of its layout), {@code store} (embedded store),
 * {@code evidence} (files of evidence beside the embedded store),
 * {@code uploads} (files of forms on their way in), {@code logs}, {@code admin-token}, {@code service-token}, {@code server} (address of the running server) and, until the first account exists,
 * {@code setup-link}. Only its owner can read it.
 *
 * @param path of the folder
 */
public record DataFolder(Path path) {
    /** Number of this layout; a folder with a higher one was written by a newer release. */
    public static final int FORMAT = 1;

    /**
     * Opens it, and lays it out where it is new.
     *
     * @throws Refusal when a newer release wrote it, or it is not a folder of this product
     */
    public static DataFolder open(Path path) {
        DataFolder folder = new DataFolder(OwnerOnly.folder(path.toAbsolutePath().normalize()));
        Path format = folder.path.resolve("format");
        try {
            if (!Files.exists(format)) {
                OwnerOnly.write(format, FORMAT + "\n");
            }
            folder.requireKnown(Files.readString(format).strip());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder " + path + " cannot be read", e);
        }
    }

    private void requireKnown(String format) {
        if (!format.matches("[1-9][0-9]{0,8}")) {
            throw new Refusal("the file " + path.resolve("format") + " holds no format number: choose another data folder or restore this file from a backup");
        }
        if (Integer.parseInt(format) > FORMAT) {
            throw new Refusal("the data folder " + path + " has format " + format + " and this release reads up to " + FORMAT + ": start the newer release that wrote it");
        }
    }

    public Path store() {
        return path.resolve("store");
    }

    public Path adminToken() {
        return path.resolve("admin-token");
    }

    /** Where the running server says its address. */
    public Path server() {
        return path.resolve("server");
    }

    public Path setupLink() {
        return path.resolve("setup-link");
    }
}
