package candor.ledger.mongodb.vault;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** The collection {@code vault}, as documents. */
final class VaultRows {

    static final String COLLECTION = "vault";
    /** When a row was first stored. It never changes, not when the key is wrapped anew either: the sweep finds the row's block by it. */
    static final String AT = "at";

    private static final String CLASS = "class";
    private static final String SUBJECT = "subject";
    private static final String KEY = "key";
    private static final String EPOCH = "epoch";
    private static final String BOX = "box";
    static final String MALFORMED = "its fields are not those of a row";

    private static final int INSERTED_AT_ONCE = 1_000;
    private static final int FOUND_AT_ONCE = 500;

    private final MongoCollection<Document> vault;
    private final InstantSource clock;

    VaultRows(MongoDatabase database, InstantSource clock) {
        this.vault = database.getCollection(COLLECTION).withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.clock = clock;
    }

    /** By time for the sweep, by subject for erasing. */
    void createIndexes() {
        vault.createIndex(Indexes.ascending(AT));
        vault.createIndex(Indexes.ascending(SUBJECT));
    }

    MongoCollection<Document> collection() {
        return vault;
    }

    void write(List<SealedRow> rows) {
        for (int from = 0; from < rows.size(); from += INSERTED_AT_ONCE) {
            insert(rows.subList(from, Math.min(rows.size(), from + INSERTED_AT_ONCE)));
        }
    }

    /** @param malformed told of each row that is none */
    void find(Collection<String> digests, Consumer<List<SealedRow>> each, Consumer<AlteredRow> malformed) {
        batches(digests, batch -> each.accept(find(batch, malformed)));
    }

    private List<SealedRow> find(List<String> digests, Consumer<AlteredRow> malformed) {
        List<SealedRow> rows = new ArrayList<>(digests.size());
        for (Document row : vault.find(in("_id", digests)).batchSize(FOUND_AT_ONCE)) {
            try {
                rows.add(read(row));
            } catch (AlteredRow e) {
                malformed.accept(e);
            }
        }
        return rows;
    }

    /** When each row of a subject was stored, by digest. */
    Map<String, Instant> timesOf(String subject) {
        return times(eq(SUBJECT, subject));
    }

    /** When each of these rows was stored, by digest; those that are gone are left out. */
    Map<String, Instant> timesOfRows(Collection<String> digests) {
        Map<String, Instant> times = new HashMap<>();
        batches(digests, batch -> times.putAll(times(in("_id", batch))));
        return times;
    }

    private Map<String, Instant> times(Bson filter) {
        Map<String, Instant> times = new HashMap<>();
        for (Document row : vault.find(filter).projection(include(AT)).batchSize(FOUND_AT_ONCE)) {
            times.put(row.getString("_id"), row.getDate(AT).toInstant());
        }
        return times;
    }

    void deleteOf(String subject) {
        vault.deleteMany(eq(SUBJECT, subject));
    }

    void delete(Collection<String> digests) {
        batches(digests, batch -> vault.deleteMany(in("_id", batch)));
    }

    private static void batches(Collection<String> digests, Consumer<List<String>> each) {
        List<String> all = digests.stream().distinct().toList();
        for (int from = 0; from < all.size(); from += FOUND_AT_ONCE) {
            each.accept(all.subList(from, Math.min(all.size(), from + FOUND_AT_ONCE)));
        }
    }

    private void insert(List<SealedRow> rows) {
        Date now = Date.from(clock.instant());
        try {
            vault.insertMany(rows.stream().map(row -> write(row, now)).toList(), new InsertManyOptions().ordered(true));
        } catch (MongoException e) {
            insertRest(rows, now, e);
        }
    }

    /** After a failure only what can be read back counts: rows that are there must be these, the others are tried once more. */
    private void insertRest(List<SealedRow> rows, Date now, MongoException failure) {
        Map<String, SealedRow> stored = new HashMap<>();
        find(rows.stream().map(SealedRow::digest).toList(), found -> found.forEach(row -> stored.put(row.digest(), row)), altered -> {
            throw altered;
        });
        List<Document> rest = new ArrayList<>();
        for (SealedRow row : rows) {
            SealedRow present = stored.get(row.digest());
            if (present == null) {
                rest.add(write(row, now));
            } else if (!present.equals(row)) {
                throw new AlteredRow(row.digest(), "another row was there before");
            }
        }
        if (rest.size() == rows.size()) {
            throw failure;
        }
        if (!rest.isEmpty()) {
            vault.insertMany(rest);
        }
    }

    private static Document write(SealedRow row, Date now) {
        Document document = new Document("_id", row.digest()).append(CLASS, row.sealClass().name());
        append(document, SUBJECT, row.subject());
        append(document, KEY, row.wrappedKey() == null ? null : new Binary(row.wrappedKey()));
        return document.append(EPOCH, row.epoch()).append(BOX, new Binary(row.box())).append(AT, now);
    }

    private static void append(Document document, String name, @Nullable Object value) {
        if (value != null) {
            document.append(name, value);
        }
    }

    private static SealedRow read(Document row) {
        String digest = row.getString("_id");
        try {
            Binary key = row.get(KEY, Binary.class);
            return new SealedRow(digest, SealClass.valueOf(row.getString(CLASS)), row.getString(SUBJECT), row.getInteger(EPOCH, 0),
                    key == null ? null : key.getData(), row.get(BOX, Binary.class).getData());
        } catch (IllegalArgumentException | NullPointerException | ClassCastException e) {
            throw new AlteredRow(digest, MALFORMED);
        }
    }
}
