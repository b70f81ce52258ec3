package candor.command.sweep;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What waits for its time, by kind; made of the log and made again from it. A row without a next instant waits for nothing now. Rows hold no
 * sealed content: whom it concerns is read in the log when its time comes.
 */
public final class DueTable {
    /** Name of the collection. */
    public static final String COLLECTION = "dues";

    private static final int ROWS_AT_ONCE = 1_000;

    private final MongoCollection<Document> rows;

    public DueTable(MongoDatabase database) {
        this.rows = database.getCollection(COLLECTION).withReadConcern(ReadConcern.MAJORITY).withReadPreference(ReadPreference.primary())
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /** To be called before anything else. */
    public void prepare() {
        rows.createIndex(Indexes.ascending("kind", "next"));
        rows.createIndex(Indexes.ascending("group"));
    }

    /**
     * One row to be put.
     *
     * @param next when it is due; absent where nothing is
     */
    public record Row(String key, String group, @Nullable Instant next, String row) {
        private Document document(String kind) {
            Document document = new Document("_id", id(kind, key)).append("kind", kind).append("key", key).append("group", group).append("row", row);
            return next == null ? document : document.append("next", micros(next));
        }
    }

    /** @param next when it is due; absent where nothing is */
    public void put(String kind, String key, String group, @Nullable Instant next, String row) {
        put(kind, List.of(new Row(key, group, next, row)));
    }

    /** Puts many at once; a process that dies meanwhile has put some of them. */
    public void put(String kind, List<Row> put) {
        if (!put.isEmpty()) {
            rows.bulkWrite(put.stream().map(row -> row.document(kind)).map(DueTable::replacement).toList(), new BulkWriteOptions().ordered(false));
        }
    }

    private static ReplaceOneModel<Document> replacement(Document document) {
        return new ReplaceOneModel<>(Filters.eq("_id", document.getString("_id")), document, new ReplaceOptions().upsert(true));
    }

    public Optional<String> row(String kind, String key) {
        return Optional.ofNullable(rows.find(Filters.eq("_id", id(kind, key))).first()).map(found -> found.getString("row"));
    }

    /** Those of the rows that are there, in no order. */
    public List<String> rows(String kind, List<String> keys) {
        return all(Filters.in("_id", keys.stream().map(key -> id(kind, key)).toList()));
    }

    /** The rows of a kind that belong together. */
    public List<String> group(String kind, String group) {
        return all(Filters.and(Filters.eq("group", group), Filters.eq("kind", kind)));
    }

    private List<String> all(Bson wanted) {
        List<String> found = new ArrayList<>();
        rows.find(wanted).batchSize(ROWS_AT_ONCE).forEach(row -> found.add(row.getString("row")));
        return found;
    }

    /** What is due at an instant, what has waited longest first. */
    public List<Due> due(String kind, Instant now, int limit) {
        List<Due> found = new ArrayList<>();
        rows.find(Filters.and(Filters.eq("kind", kind), Filters.lte("next", micros(now)))).sort(Sorts.ascending("next")).limit(limit).batchSize(ROWS_AT_ONCE)
                .forEach(row -> found.add(new Due(
                        row.getString("key"), row.getString("group"), Instant.EPOCH.plus(row.getLong("next"), ChronoUnit.MICROS), row.getString("row"))));
        return found;
    }

    private static String id(String kind, String key) {
        return kind + "/" + key;
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
