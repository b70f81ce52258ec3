package candor.ledger.mongodb.backup;

import candor.ledger.Hash;
import candor.ledger.note.SignedNote;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;

/** Writes the file: one part after the other, the signed manifest last. Holds one document at a time. */
final class BackupWriter implements AutoCloseable {

    private final ZipOutputStream zip;
    private final SortedMap<String, Hash> parts = new TreeMap<>();

    BackupWriter(OutputStream out) {
        this.zip = new ZipOutputStream(out);
        // Sealed rows do not shrink, and entries do so mostly by being text.
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** Writes a part whole. @throws UncheckedIOException if the disk does not take it */
    void write(BackupPart part) {
        try {
            MessageDigest digest = Hash.newDigest();
            zip.putNextEntry(new ZipEntry(part.name()));
            part.forEach(document -> write(document, digest));
            zip.closeEntry();
            parts.put(part.name(), Hash.from(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(RawBsonDocument document, MessageDigest digest) {
        ByteBuf buffer = document.getByteBuffer();
        try {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            digest.update(bytes);
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            buffer.release();
        }
    }

    /** Digests of what was written so far. */
    SortedMap<String, Hash> parts() {
        return new TreeMap<>(parts);
    }

    /** Writes the manifest and ends the file. */
    void finish(SignedNote manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(BackupManifest.FILE));
        zip.write(manifest.format().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
