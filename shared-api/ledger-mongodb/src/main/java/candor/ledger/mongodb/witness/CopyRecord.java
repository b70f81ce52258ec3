package candor.ledger.mongodb.witness;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.set;

import candor.ledger.mongodb.checkpoint.CheckpointStore.Numbered;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/**
 * The collection {@code checkpoint_copies}: which checkpoints were handed over. A row is written before the handing over, so that of
 * several processes one does it, and after a crash in between nobody does it again.
 */
final class CopyRecord {

    private static final String COLLECTION = "checkpoint_copies";
    private static final String SIZE = "size";
    private static final String AT = "at";
    private static final String DONE = "done";

    private final MongoCollection<Document> copies;
    private final InstantSource clock;

    CopyRecord(MongoDatabase database, InstantSource clock) {
        this.copies = database.getCollection(COLLECTION).withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.clock = clock;
    }

    /** @param done whether the other side said that it has it */
    record Copy(long number, long size, Instant at, boolean done) {
        CopyState state() {
            return new CopyState(size, Optional.of(at), done ? Optional.empty()
                    : Optional.of("whether the last copy got there is not known; it is not sent again, and the next one covers what it covered"));
        }
    }

    Optional<Copy> latest() {
        return Optional.ofNullable(copies.find().sort(descending("_id")).limit(1).first())
                .map(row -> new Copy(row.getLong("_id"), row.getLong(SIZE), row.getDate(AT).toInstant(), row.getBoolean(DONE, false)));
    }

    /** @return whether nobody had it before */
    boolean claim(Numbered checkpoint) {
        try {
            copies.insertOne(new Document("_id", checkpoint.number()).append(SIZE, checkpoint.checkpoint().size()).append(AT, Date.from(clock.instant())));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    void settle(long number) {
        copies.updateOne(eq("_id", number), set(DONE, true));
    }

    void release(long number) {
        copies.deleteOne(eq("_id", number));
    }
}
