package candor.platform.evidence;

import candor.RuleViolation;
import candor.platform.store.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.RawBsonDocument;

/** Puts the files of a backup back, each once it is whole and has its digest. */
public final class FileRestore implements Consumer<RawBsonDocument> {
    private final EvidenceFiles files;
    private final Path part;
    private long restored;

    /** @param folder for the file that is not whole yet */
    public FileRestore(EvidenceFiles files, Path folder) {
        this.files = files;
        this.part = OwnerOnly.folder(folder).resolve(UUID.randomUUID().toString());
    }

    /** How many were put back. */
    public long restored() {
        return restored;
    }

    /** @throws RuleViolation {@code evidence.digest-mismatch} if a file is not what its digest says */
    @Override
    public void accept(RawBsonDocument document) {
        try {
            append(document.getBinary("data").getData());
            if (document.getBoolean("last").getValue()) {
                keep(document.getString("file").getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a file of evidence cannot be put back", e);
        }
    }

    private void append(byte[] piece) throws IOException {
        if (!Files.exists(part)) {
            OwnerOnly.create(part).close();
        }
        try (SeekableByteChannel channel = Files.newByteChannel(part, StandardOpenOption.APPEND)) {
            ByteBuffer rest = ByteBuffer.wrap(piece);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
    }

    private void keep(String digest) throws IOException {
        try (InputStream in = Files.newInputStream(part)) {
            files.keep(in, new Expected(Long.MAX_VALUE, digest));
            restored++;
        } finally {
            Files.delete(part);
        }
    }
}
