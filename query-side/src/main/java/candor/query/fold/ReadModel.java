package candor.query.fold;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The stored rows of one projection. They live in generations ({@code read_<name>_<generation>}): a new one is built beside the one that is
 * read and written, then takes its place. Which one counts stands in one document, so that every node reads the same.
 */
public final class ReadModel<S> {
    private static final String CURRENT = "generation";
    private static final String VERSION = "version";
    private static final String BUILT = "built";
    private static final int ROWS_AT_ONCE = 500;
    private static final int LINES_AT_ONCE = 1_000;

    private final MongoDatabase database;
    private final MongoCollection<Document> pointers;
    private final Projection<S> projection;
    private final Set<String> events;
    private final DeadLetters deadLetters;
    private final ReentrantLock writing = new ReentrantLock();

    public ReadModel(MongoDatabase database, Projection<S> projection) {
        this.database = database;
        this.pointers = database.getCollection("read_generations");
        this.projection = projection;
        this.events = projection.events();
        this.deadLetters = new DeadLetters(database);
    }

    public Projection<S> projection() {
        return projection;
    }

    /** Makes the first generation where there is none yet. @return whether its rows are missing or of another version, so that it must be built */
    boolean open() {
        Document pointer = pointer();
        if (pointer == null) {
            generation(1).createIndexes();
            point(1, -1);
            return true;
        }
        return pointer.getInteger(VERSION) != projection.version();
    }

    /** Folds a batch into the present generation; only an event that this projection handles is worth asking which one that is. */
    void write(List<EventEnvelope> batch) {
        if (batch.stream().noneMatch(envelope -> events.contains(envelope.type()))) {
            return;
        }
        writing.lock();
        try {
            generation(current()).write(batch);
        } finally {
            writing.unlock();
        }
    }

    /** An empty generation beside the present one. */
    Generation<S> beside() {
        Generation<S> next = generation(current() + 1);
        next.rows().drop();
        deadLetters.forget(next.rows().getNamespace().getCollectionName());
        next.createIndexes();
        return next;
    }

    /**
     * Lets the generation beside take over, once nothing is missing from it; nobody writes meanwhile.
     *
     * @param built position of the last entry that was there when its building began
     */
    void switchAfter(Runnable lastOfIt, long built) {
        Generation<S> old = generation(current());
        writing.lock();
        try {
            lastOfIt.run();
            point(current() + 1, built);
        } finally {
            writing.unlock();
        }
        old.rows().drop();
        deadLetters.forget(old.rows().getNamespace().getCollectionName());
    }

    /** Tries its parked events again. @return how many are in its rows now that were not */
    int retry(EventFeed feed) {
        writing.lock();
        try {
            return new Retry<>(generation(current()), deadLetters, feed).run();
        } finally {
            writing.unlock();
        }
    }

    public Optional<Row<S>> find(String key) {
        return Optional.ofNullable(find(List.of(key)).get(key));
    }

    public Map<String, Row<S>> find(Collection<String> keys) {
        return keys.isEmpty() ? Map.of() : read(generation -> generation.find(List.copyOf(keys)));
    }

    /** Rows in an order, from a bounded offset. */
    public List<Row<S>> find(Bson filter, Bson order, int skip, int limit) {
        return read(generation -> {
            List<Row<S>> found = new ArrayList<>();
            FindIterable<Document> rows = generation.rows().find(filter).sort(order).skip(skip).limit(limit);
            rows.batchSize(ROWS_AT_ONCE).forEach(document -> found.add(generation.row(document)));
            return found;
        });
    }

    /**
     * Keys of rows with some of their ordinary values, without the rows themselves: what is counted and grouped may be many.
     *
     * @param fields of {@link Projection#indexed}
     */
    public List<Line> lines(Bson filter, Bson order, int limit, List<String> fields) {
        return read(generation -> {
            List<Line> found = new ArrayList<>();
            FindIterable<Document> rows = generation.rows().find(filter).projection(Projections.include(fields)).sort(order).limit(limit);
            rows.batchSize(LINES_AT_ONCE).forEach(document -> found.add(new Line(document.getString(Generation.KEY), document)));
            return found;
        });
    }

    /** A row's key and ordinary values. */
    public record Line(String key, Document values) {}

    /** Every row that passes, in the order of keys, a few at a time. */
    public void each(Bson filter, Consumer<Row<S>> consumer) {
        Generation<S> generation = generation(current());
        for (Document document : generation.rows().find(filter).batchSize(ROWS_AT_ONCE)) {
            consumer.accept(generation.row(document));
        }
    }

    /** Reads again when the generation was replaced while it was being read. */
    private <R> R read(Function<Generation<S>, R> query) {
        while (true) {
            int before = current();
            R result = query.apply(generation(before));
            if (before == current()) {
                return result;
            }
        }
    }

    /** Position up to which the present generation was built from the ledger at once; −1 where it was folded entry by entry. */
    long built() {
        Document pointer = pointer();
        return pointer == null || !pointer.containsKey(BUILT) ? -1 : pointer.get(BUILT, Number.class).longValue();
    }

    public int current() {
        Document pointer = pointer();
        return pointer == null ? 1 : pointer.getInteger(CURRENT);
    }

    private @Nullable Document pointer() {
        return pointers.find(Filters.eq("_id", projection.name())).first();
    }

    private void point(int generation, long built) {
        pointers.replaceOne(
                Filters.eq("_id", projection.name()),
                new Document("_id", projection.name()).append(CURRENT, generation).append(VERSION, projection.version()).append(BUILT, built),
                new ReplaceOptions().upsert(true));
    }

    private Generation<S> generation(int number) {
        return new Generation<>(database.getCollection("read_" + projection.name() + "_" + number), projection, deadLetters);
    }
}
