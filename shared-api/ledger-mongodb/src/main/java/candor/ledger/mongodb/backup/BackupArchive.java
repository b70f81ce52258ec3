package candor.ledger.mongodb.backup;

import candor.RuleViolation;
import candor.ledger.Hash;
import candor.ledger.note.VerifierKey;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.bson.BSONException;
import org.bson.RawBsonDocument;

/** A backup opened for reading: its manifest is believed, each part only when it was read to its end. */
public final class BackupArchive implements AutoCloseable {

    private static final int LARGEST_DOCUMENT = 17 << 20;
    private static final int SMALLEST_DOCUMENT = 5;
    private static final int LARGEST_MANIFEST = 1 << 20;

    private final ZipFile zip;
    private final BackupManifest manifest;

    private BackupArchive(ZipFile zip, BackupManifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * Opens it.
     *
     * @param keys of a log, by its origin; from elsewhere than the backup
     * @throws RuleViolation {@code backup.damaged} with the place, where it is cut off, altered or no backup at all
     * @throws IOException if the file cannot be read
     */
    public static BackupArchive open(Path file, Function<String, List<VerifierKey>> keys) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw BackupManifest.damaged("the end of " + file.getFileName() + " is missing, or it never was a backup");
        }
        try {
            BackupManifest manifest = BackupManifest.open(manifest(zip), keys);
            requireParts(zip, manifest);
            return new BackupArchive(zip, manifest);
        } catch (RuntimeException | IOException e) {
            zip.close();
            throw e;
        }
    }

    private static byte[] manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(BackupManifest.FILE);
        if (entry == null || entry.getSize() > LARGEST_MANIFEST) {
            throw BackupManifest.damaged("it holds no " + BackupManifest.FILE);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readNBytes(LARGEST_MANIFEST);
        } catch (ZipException | EOFException e) {
            throw BackupManifest.damaged(BackupManifest.FILE + " is cut off or altered");
        }
    }

    private static void requireParts(ZipFile zip, BackupManifest manifest) {
        Set<String> expected = new TreeSet<>(manifest.parts().keySet());
        expected.add(BackupManifest.FILE);
        zip.stream().map(ZipEntry::getName).filter(name -> !expected.remove(name)).findFirst().ifPresent(name -> {
            throw BackupManifest.damaged("it holds a file that its manifest does not name, or one of them twice");
        });
        expected.stream().findFirst().ifPresent(name -> {
            throw BackupManifest.damaged(name + " is missing");
        });
    }

    /** What it says of itself. */
    public BackupManifest manifest() {
        return manifest;
    }

    /**
     * Reads a part.
     *
     * @param sink is given every document before the part is known to be unaltered
     * @throws RuleViolation {@code backup.damaged} if it is not what the manifest says; it is only good when this returns
     */
    void read(String part, Consumer<RawBsonDocument> sink) throws IOException {
        MessageDigest digest = Hash.newDigest();
        long number = 0;
        try (InputStream in = new BufferedInputStream(zip.getInputStream(Objects.requireNonNull(zip.getEntry(part))), 1 << 16)) {
            for (byte[] document = next(in, part, number + 1); document.length > 0; document = next(in, part, number + 1)) {
                number++;
                digest.update(document);
                sink.accept(new RawBsonDocument(document));
            }
        } catch (ZipException | EOFException e) {
            throw BackupManifest.damaged(part + " is cut off or altered at document " + (number + 1));
        } catch (BSONException e) {
            throw BackupManifest.damaged(part + " is cut off or altered at document " + number);
        }
        if (!Objects.equals(manifest.parts().get(part), Hash.from(digest))) {
            throw BackupManifest.damaged(part + " was altered: its digest is not the one in " + BackupManifest.FILE);
        }
    }

    private static byte[] next(InputStream in, String part, long number) throws IOException {
        byte[] length = in.readNBytes(Integer.BYTES);
        if (length.length == 0) {
            return length;
        }
        int size = length.length < Integer.BYTES ? 0 : ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (size < SMALLEST_DOCUMENT || size > LARGEST_DOCUMENT) {
            throw BackupManifest.damaged(part + " is cut off or altered at document " + number);
        }
        byte[] document = new byte[size];
        System.arraycopy(length, 0, document, 0, Integer.BYTES);
        if (in.readNBytes(document, Integer.BYTES, size - Integer.BYTES) < size - Integer.BYTES || document[size - 1] != 0) {
            throw BackupManifest.damaged(part + " is cut off or altered at document " + number);
        }
        return document;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
