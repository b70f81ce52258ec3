package candor.query.fold;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * One generation of a read model's rows, in a collection of its own. A row carries the position last folded into it, so handling a batch
 * twice, or half of it, counts nothing twice; and a row is only ever replaced by a later one, whoever writes.
 */
final class Generation<S> {
    static final String KEY = "_id";
    static final String POSITION = "p";
    static final String STATE = "json";
    private static final int KEYS_AT_ONCE = 500;
    /** Bytes of a row's state: MongoDB holds documents of 16 MiB, and its key and ordinary values need room too. */
    static final int LARGEST_STATE = 15 * 1024 * 1024;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> rows;
    private final Projection<S> projection;
    private final DeadLetters deadLetters;

    Generation(MongoCollection<Document> rows, Projection<S> projection, DeadLetters deadLetters) {
        this.rows = rows;
        this.projection = projection;
        this.deadLetters = deadLetters;
    }

    MongoCollection<Document> rows() {
        return rows;
    }

    void createIndexes() {
        for (List<String> index : projection.indexes()) {
            Document keys = new Document();
            index.forEach(field -> keys.append(field.startsWith("-") ? field.substring(1) : field, field.startsWith("-") ? -1 : 1));
            rows.createIndex(keys, new IndexOptions());
        }
    }

    String name() {
        return rows.getNamespace().getCollectionName();
    }

    List<String> keys(EventEnvelope envelope) {
        return projection.keys(envelope);
    }

    /** Folds a batch into the rows it touches and writes them with one bulk write. */
    void write(List<EventEnvelope> batch) {
        Set<String> events = projection.events();
        List<EventEnvelope> handled = batch.stream().filter(envelope -> events.contains(envelope.type())).toList();
        if (handled.isEmpty()) {
            return;
        }
        Parking parking = new Parking(deadLetters, name());
        Map<String, List<EventEnvelope>> byKey = byKey(handled, parking);
        Map<String, Row<S>> before = projection.rowsAreWrittenOnce() ? Map.of() : find(List.copyOf(byKey.keySet()));
        List<ReplaceOneModel<Document>> changes = new ArrayList<>();
        byKey.forEach((key, envelopes) -> {
            Change<S> change = fitting(key, before.get(key), envelopes, parking);
            if (change != null) {
                changes.add(change.write());
            }
        });
        replace(changes);
    }

    /**
     * Folds one event that was parked.
     *
     * @param mayBeOvertaken whether the row may have gone on without it
     * @return whether the row contains it now; false only if it was overtaken
     */
    boolean include(String key, EventEnvelope envelope, boolean mayBeOvertaken) {
        Row<S> before = find(List.of(key)).get(key);
        if (before != null && before.position() >= envelope.position()) {
            return before.position() == envelope.position() || !mayBeOvertaken;
        }
        S state = projection.fold(key, before == null ? null : before.state(), envelope);
        if (state != null) {
            replace(List.of(replacement(new Row<>(key, envelope.position(), state))));
        }
        return true;
    }

    Map<String, Row<S>> find(List<String> keys) {
        Map<String, Row<S>> found = new HashMap<>();
        for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
            Bson filter = Filters.in(KEY, keys.subList(from, Math.min(from + KEYS_AT_ONCE, keys.size())));
            for (Document document : rows.find(filter).batchSize(KEYS_AT_ONCE)) {
                Row<S> row = row(document);
                found.put(row.key(), row);
            }
        }
        return found;
    }

    Row<S> row(Document document) {
        return new Row<>(
                document.getString(KEY),
                document.get(POSITION, Number.class).longValue(),
                RowCodec.read(document.getString(STATE), projection.state()));
    }

    /** By row; an event of which nobody can say which rows it changes is parked with its stream. */
    @SuppressWarnings("PMD.AvoidCatchingGenericException")
    private Map<String, List<EventEnvelope>> byKey(List<EventEnvelope> batch, Parking parking) {
        Map<String, List<EventEnvelope>> byKey = new LinkedHashMap<>();
        for (EventEnvelope envelope : batch) {
            if (envelope.event() instanceof Undecoded unreadable) {
                parking.failed(envelope.stream(), envelope, unreadable.error());
                continue;
            }
            try {
                projection.keys(envelope).forEach(key -> byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(envelope));
            } catch (RuntimeException e) {
                parking.failed(envelope.stream(), envelope, e.getClass().getName());
            }
        }
        return byKey;
    }

    private @Nullable Row<S> folded(String key, @Nullable Row<S> before, List<EventEnvelope> envelopes, Parking parking) {
        S state = before == null ? null : before.state();
        long position = before == null ? -1 : before.position();
        boolean changed = false;
        for (EventEnvelope envelope : envelopes) {
            if (envelope.position() <= position || parking.behind(key, envelope)) {
                continue;
            }
            // An event that a fold cannot take is parked with its position: it must not stop every page.
            try {
                state = projection.fold(key, state, envelope);
                position = envelope.position();
                changed = true;
            } catch (RuntimeException e) {
                parking.failed(key, envelope, e.getClass().getName());
            }
        }
        return changed && state != null ? new Row<>(key, position, state) : null;
    }

    /** A row after some events, and how it is written. */
    private record Change<S>(Row<S> row, ReplaceOneModel<Document> write) {}

    /** What a row comes to; the event with which it outgrows a document is parked, and what comes behind it: it must not stop every page. */
    private @Nullable Change<S> fitting(String key, @Nullable Row<S> before, List<EventEnvelope> envelopes, Parking parking) {
        Row<S> row = folded(key, before, envelopes, parking);
        if (row == null) {
            return null;
        }
        try {
            return new Change<>(row, replacement(row));
        } catch (RowTooLarge e) {
            if (envelopes.size() == 1) {
                parking.failed(key, envelopes.getFirst(), RowTooLarge.class.getName());
                return null;
            }
            int half = envelopes.size() / 2;
            Change<S> first = fitting(key, before, envelopes.subList(0, half), parking);
            Change<S> second = fitting(key, first == null ? before : first.row(), envelopes.subList(half, envelopes.size()), parking);
            return second == null ? first : second;
        }
    }

    /** @throws RowTooLarge where no document could hold it */
    private ReplaceOneModel<Document> replacement(Row<S> row) {
        Document document = new Document(KEY, row.key()).append(POSITION, row.position());
        document.putAll(projection.indexed(row.state()));
        String state = RowCodec.write(row.state());
        RowTooLarge.require(state, LARGEST_STATE);
        document.append(STATE, state);
        Bson older = Filters.and(Filters.eq(KEY, row.key()), Filters.lt(POSITION, row.position()));
        return new ReplaceOneModel<>(older, document, UPSERT);
    }

    /** A duplicate key means that the stored row is as new or newer: another node, or the same batch before. */
    private void replace(List<ReplaceOneModel<Document>> changes) {
        if (changes.isEmpty()) {
            return;
        }
        try {
            rows.bulkWrite(changes, UNORDERED);
        } catch (MongoBulkWriteException e) {
            boolean onlyNewer = e.getWriteConcernError() == null
                    && e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!onlyNewer) {
                throw e;
            }
        }
    }
}
