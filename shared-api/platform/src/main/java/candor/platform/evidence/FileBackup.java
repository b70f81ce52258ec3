package candor.platform.evidence;

import candor.ledger.mongodb.backup.Backup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * The files of evidence in a backup: one part of it, in documents of {@code file} (digest), {@code n} (piece, from 0), {@code data} and
 * {@code last}, the files in the order of their digests. One that is missing is left out; what that means for an item, the check of the
 * ledger says by its entry.
 */
public final class FileBackup {
    /** Folder of the part in a backup. */
    public static final String FOLDER = "evidence";

    private static final String PART = "files";
    private static final int PIECE = 1 << 20;

    private FileBackup() {}

    /** The part with every file that an entry names. */
    public static Backup.Given of(NamedFiles named, EvidenceFiles files) {
        return new Backup.Given(FOLDER, PART, sink -> new TreeSet<>(named.digests()).forEach(digest -> {
            if (files.size(digest).isPresent()) {
                write(digest, files, sink);
            }
        }));
    }

    private static void write(String digest, EvidenceFiles files, Consumer<RawBsonDocument> sink) {
        try (InputStream in = files.open(digest, 0)) {
            int n = 0;
            byte[] piece = in.readNBytes(PIECE);
            while (piece.length > 0) {
                byte[] next = in.readNBytes(PIECE);
                sink.accept(document(digest, n++, piece, next.length == 0));
                piece = next;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a file of evidence cannot be read", e);
        }
    }

    private static RawBsonDocument document(String digest, int n, byte[] piece, boolean last) {
        BsonDocument document = new BsonDocument("_id", new BsonString(digest + "/" + n)).append("file", new BsonString(digest))
                .append("n", new BsonInt32(n)).append("data", new BsonBinary(piece)).append("last", BsonBoolean.valueOf(last));
        return new RawBsonDocument(document, new BsonDocumentCodec());
    }
}
