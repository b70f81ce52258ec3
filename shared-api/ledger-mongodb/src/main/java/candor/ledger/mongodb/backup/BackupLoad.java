package candor.ledger.mongodb.backup;

import candor.RuleViolation;
import candor.ledger.mongodb.Predecessor;
import candor.ledger.mongodb.keys.LogKey;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.BsonString;
import org.bson.RawBsonDocument;

/** Copies a backup's documents into empty databases, a bounded number at a time. */
final class BackupLoad {

    private static final int DOCUMENTS_AT_ONCE = 1_000;
    private static final int BYTES_AT_ONCE = 8 << 20;
    /** Whose credentials they are. */
    private static final String ACCOUNT = "account";

    private final BackupArchive archive;
    private final Map<String, MongoDatabase> targets;
    private final Map<String, Consumer<RawBsonDocument>> takers;
    private final Set<String> erased;

    /**
     * @param takers who takes what is in a folder that is no database
     * @param erased references of people of whom nothing beside the ledger is taken over
     */
    BackupLoad(BackupArchive archive, Map<String, MongoDatabase> targets, Map<String, Consumer<RawBsonDocument>> takers, Set<String> erased) {
        this.archive = archive;
        this.targets = targets;
        this.takers = takers;
        this.erased = erased;
    }

    /** All but the identity of the old log, which the new one does not have, and the public half of its key. */
    void run() throws IOException {
        for (String part : archive.manifest().parts().keySet()) {
            String folder = part.substring(0, part.indexOf('/'));
            Consumer<RawBsonDocument> taker = takers.get(folder);
            if (taker != null) {
                archive.read(part, taker);
                continue;
            }
            MongoDatabase target = targets.get(folder);
            if (target == null) {
                throw new RuleViolation("restore.newer", "this backup holds " + part + ", which this release does not know: restore it with the release that made it");
            }
            if (!part.equals(BackupPart.name(Backup.LEDGER, LedgerCollections.IDENTITY))) {
                load(part, target.getCollection(collection(part), RawBsonDocument.class).withReadConcern(ReadConcern.MAJORITY)
                        .withWriteConcern(WriteConcern.MAJORITY.withJournal(true)));
            }
        }
    }

    /** Checkpoints of the old log are kept apart from those that the new one will sign. */
    private String collection(String part) {
        boolean checkpoints = part.equals(BackupPart.name(Backup.LEDGER, LedgerCollections.CHECKPOINTS));
        return checkpoints ? Predecessor.checkpointsOf(archive.manifest().origin()) : BackupPart.collection(part);
    }

    private void load(String part, MongoCollection<RawBsonDocument> into) throws IOException {
        Batch batch = new Batch(into);
        archive.read(part, document -> {
            if (!LogKey.ID.equals(text(document, "_id")) && !erased.contains(text(document, ACCOUNT))) {
                batch.add(document);
            }
        });
        batch.flush();
    }

    private static String text(RawBsonDocument document, String field) {
        return document.get(field) instanceof BsonString text ? text.getValue() : "";
    }

    private static final class Batch {

        private final MongoCollection<RawBsonDocument> into;
        private final List<RawBsonDocument> documents = new ArrayList<>();
        private long bytes;

        Batch(MongoCollection<RawBsonDocument> into) {
            this.into = into;
        }

        void add(RawBsonDocument document) {
            documents.add(document);
            bytes += document.getByteBuffer().remaining();
            if (documents.size() == DOCUMENTS_AT_ONCE || bytes > BYTES_AT_ONCE) {
                flush();
            }
        }

        void flush() {
            if (!documents.isEmpty()) {
                into.insertMany(documents);
                documents.clear();
                bytes = 0;
            }
        }
    }
}
