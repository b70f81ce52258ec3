package candor.ledger.mongodb.erasure;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import org.bson.Document;

/**
 * The collection {@code passings}: how far in the log everybody has come who may keep opened values. A process shows regularly that it lives;
 * one that has not done so for a while is gone, and with it what it had in memory. A store of rows, such as the read models, never goes by
 * itself: it is waited for until it has come so far.
 */
public final class Passings {

    /** How often a process shows that it lives. */
    public static final Duration PULSE = Duration.ofSeconds(1);

    /** After this long without a sign a process is no longer waited for. */
    public static final Duration GONE_AFTER = Duration.ofSeconds(60);

    private static final String POSITION = "p";
    private static final String SEEN = "seen";
    private static final String EPOCH = "epoch";

    private final MongoCollection<Document> passings;
    private final InstantSource clock;

    public Passings(MongoDatabase database, InstantSource clock) {
        this.passings = database.getCollection("passings").withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.clock = clock;
    }

    /** A process has read all entries up to this leaf index, wraps under the key of this epoch, and lives. */
    public void processPassed(String process, long position, int epoch) {
        write(new Document("_id", process).append(POSITION, position).append(EPOCH, epoch).append(SEEN, Date.from(clock.instant())));
    }

    /** Whether every living process wraps under the key of this epoch or a later one. */
    public boolean allTurnedTo(int epoch) {
        Instant gone = clock.instant().minus(GONE_AFTER);
        for (Document each : passings.find().batchSize(1_000)) {
            Date seen = each.getDate(SEEN);
            if (seen != null && seen.toInstant().isAfter(gone) && each.getInteger(EPOCH, 0) < epoch) {
                return false;
            }
        }
        return true;
    }

    /** A process ends. */
    public void processEnds(String process) {
        passings.deleteOne(eq("_id", process));
    }

    /** A store of rows has put everything out that began to be erased up to this leaf index; −1 to be waited for from now on. */
    public void storePassed(String store, long position) {
        write(new Document("_id", store).append(POSITION, position));
    }

    /** Whether a store of rows is there to be waited for. */
    public boolean knowsStore(String store) {
        return passings.find(eq("_id", store)).first() != null;
    }

    /** Whether everybody has passed this leaf index. */
    public boolean allPassed(long position) {
        Instant gone = clock.instant().minus(GONE_AFTER);
        for (Document each : passings.find().batchSize(1_000)) {
            Date seen = each.getDate(SEEN);
            boolean lives = seen == null || seen.toInstant().isAfter(gone);
            if (lives && each.getLong(POSITION) < position) {
                return false;
            }
        }
        return true;
    }

    private void write(Document document) {
        passings.replaceOne(eq("_id", document.get("_id")), document, new ReplaceOptions().upsert(true));
    }
}
