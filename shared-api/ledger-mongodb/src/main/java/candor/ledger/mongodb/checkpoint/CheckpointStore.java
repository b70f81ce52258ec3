package candor.ledger.mongodb.checkpoint;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.set;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.mongodb.SignedCheckpoint;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.NoteSignature;
import candor.ledger.note.SignedNote;
import candor.ledger.note.UnverifiedNote;
import candor.ledger.note.VerifierKey;
import candor.ledger.timestamp.Timestamp;
import candor.ledger.witness.Cosignature;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The collection {@code checkpoints}: every checkpoint ever signed, numbered from 1 without gaps. Whoever signs inserts the next
 * number first, so of two processes that sign at once one loses and looks again. Safe for use by several threads.
 */
public final class CheckpointStore {

    /** Name of the collection. */
    public static final String COLLECTION = "checkpoints";

    private static final String SIZE = "size";
    private static final String NOTE = "note";
    private static final String AT = "at";
    /** Signature lines of witnesses by their key. */
    private static final String COSIGNED = "cosigned";
    /** Answer of a time-stamping authority. */
    private static final String STAMP = "stamp";
    private static final int BATCH = 1_000;

    private final MongoCollection<Document> checkpoints;
    private final KnownKeys keys;
    /** Store and keep folder hold mostly the same note: its signature is checked once. */
    private volatile @Nullable SignedCheckpoint verified;
    private final AtomicLong lastSeen = new AtomicLong();

    /** The checkpoints in this database, believed only where this key signed them. */
    public CheckpointStore(MongoDatabase database, VerifierKey key) {
        this(database, KnownKeys.only(key));
    }

    /** The checkpoints in this database, believed only where one of the log's keys that counts at their size signed them. */
    public CheckpointStore(MongoDatabase database, KnownKeys keys) {
        this(database, COLLECTION, keys);
    }

    /** As {@link #CheckpointStore(MongoDatabase, KnownKeys)}, in the collection of this name: those of a log that this one was begun from. */
    CheckpointStore(MongoDatabase database, String collection, KnownKeys keys) {
        this.checkpoints = database.getCollection(collection).withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.keys = keys;
    }

    /**
     * One of the checkpoints.
     *
     * @param number from 1, in the order of signing
     * @param at when it was signed, by the ledger's clock
     */
    public record Numbered(long number, Instant at, SignedCheckpoint signed) {

        /** Origin, size and root. */
        public Checkpoint checkpoint() {
            return signed.checkpoint();
        }
    }

    /** Creates the unique index on the size: of one size there is one checkpoint. Repeatable. */
    public void createIndexes() {
        checkpoints.createIndex(Indexes.ascending(SIZE), new IndexOptions().unique(true));
    }

    /** The newest. @throws CheckpointConflict if it is not signed by this log's key */
    public Optional<Numbered> latest() {
        long seen = lastSeen.get();
        // The embedded server sorts all that it finds: after the first time only what is new is asked for.
        Document newest = checkpoints.find(gte("_id", seen)).sort(descending("_id")).limit(1).first();
        if (newest == null && seen > 0) {
            throw new CheckpointConflict("signed checkpoints have vanished from the store: an older copy of the database was put back");
        }
        Optional<Numbered> latest = Optional.ofNullable(newest).map(this::read);
        latest.ifPresent(found -> lastSeen.accumulateAndGet(found.number(), Math::max));
        return latest;
    }

    /** The first that covers this many entries. @throws CheckpointConflict if it is not signed by this log's key */
    public Optional<SignedCheckpoint> covering(long size) {
        return Optional.ofNullable(checkpoints.find(gte(SIZE, size)).sort(ascending(SIZE)).limit(1).first()).map(row -> read(row).signed());
    }

    /** All after this number, oldest first; at most 1,000. @throws CheckpointConflict if one is not signed by this log's key */
    public List<Numbered> after(long number) {
        return checkpoints.find(gt("_id", number)).sort(ascending("_id")).limit(BATCH).batchSize(BATCH).map(this::read)
                .into(new ArrayList<>());
    }

    /** @return whether it was stored; not if that number or size is there already */
    boolean insert(Numbered next) {
        try {
            checkpoints.insertOne(new Document("_id", next.number()).append(SIZE, next.checkpoint().size())
                    .append(NOTE, next.signed().note().format()).append(AT, Date.from(next.at())));
            lastSeen.accumulateAndGet(next.number(), Math::max);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** Keeps a witness's cosignature with the checkpoint of this size; the first of a key stays, so that an export can be repeated. */
    public void addCosignature(long size, Cosignature cosignature) {
        String field = COSIGNED + "." + Hash.sha256(cosignature.key().vkey().getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
        checkpoints.updateOne(and(eq(SIZE, size), exists(field, false)), set(field, cosignature.line().line()));
    }

    /** Keeps a time-stamp with the checkpoint of this size; the first stays. */
    public void addTimestamp(long size, Timestamp stamp) {
        checkpoints.updateOne(and(eq(SIZE, size), exists(STAMP, false)), set(STAMP, new Binary(stamp.der())));
    }

    /** The time-stamp kept with the checkpoint of this size. */
    public Optional<Timestamp> timestamp(long size) {
        return Optional.ofNullable(checkpoints.find(eq(SIZE, size)).first()).map(row -> row.get(STAMP, Binary.class)).map(der -> Timestamp.parse(der.getData()));
    }

    /** The checkpoint in a note from elsewhere, if this log signed it. @throws UnverifiedNote if not @throws Malformed if it is none */
    public Checkpoint verify(SignedNote note) {
        return keys.open(note);
    }

    private Numbered read(Document row) {
        long number = row.getLong("_id");
        SignedCheckpoint signed = withCosignatures(open(row.getString(NOTE), "checkpoint " + number + " of the store"), row, number);
        if (!Long.valueOf(signed.checkpoint().size()).equals(row.getLong(SIZE))) {
            throw new CheckpointConflict("checkpoint " + number + " of the store says another size than its signed text");
        }
        return new Numbered(number, row.getDate(AT).toInstant(), signed);
    }

    private static SignedCheckpoint withCosignatures(SignedCheckpoint signed, Document row, long number) {
        Document cosigned = row.get(COSIGNED, new Document());
        if (cosigned.isEmpty()) {
            return signed;
        }
        try {
            List<NoteSignature> lines = new ArrayList<>(signed.note().signatures());
            cosigned.values().stream().map(String::valueOf).sorted().map(NoteSignature::parse).forEach(lines::add);
            return new SignedCheckpoint(signed.checkpoint(), new SignedNote(signed.note().text(), lines));
        } catch (Malformed e) {
            throw new CheckpointConflict("a cosignature of checkpoint " + number + " of the store is no signature line: it was altered", e);
        }
    }

    SignedCheckpoint open(@Nullable String note, String which) {
        SignedCheckpoint known = verified;
        if (known != null && known.note().format().equals(note)) {
            return known;
        }
        try {
            SignedNote signed = SignedNote.parse(note == null ? "" : note);
            SignedCheckpoint opened = new SignedCheckpoint(keys.open(signed), signed);
            verified = opened;
            return opened;
        } catch (Malformed | UnverifiedNote e) {
            throw new CheckpointConflict(which + " is not signed by this log's key: it was altered", e);
        }
    }
}
