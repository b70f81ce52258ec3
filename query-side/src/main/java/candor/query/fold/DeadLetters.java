package candor.query.fold;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events that a fold could not take, by position only, and those that wait behind them: what is about the same row, or stands in the same
 * stream as an event that could not even be read, is parked too, so that its order is kept. A retry folds them, first things first.
 */
public final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int BATCH = 500;
    private final MongoCollection<Document> letters;

    public DeadLetters(MongoDatabase database) {
        this.letters = database.getCollection("deadletters");
    }

    /**
     * One parked event.
     *
     * @param collection of the rows it is missing from
     * @param unit what keeps its order: the row's key, or the stream of an event that could not be read
     * @param error class of what was thrown, whose text may hold data and is not kept; absent where it only waits behind another
     */
    public record DeadLetter(String collection, String unit, long position, String type, @Nullable String error) {
        String id() {
            return collection + "/" + unit + "/" + position;
        }
    }

    void park(DeadLetter letter) {
        if (letter.error() != null) {
            LOG.error("{} at position {} cannot be folded into {}: {}", letter.type(), letter.position(), letter.collection(), letter.error());
        }
        letters.replaceOne(
                Filters.eq("_id", letter.id()),
                new Document("_id", letter.id())
                        .append("collection", letter.collection())
                        .append("unit", letter.unit())
                        .append("position", letter.position())
                        .append("type", letter.type())
                        .append("error", letter.error()),
                new ReplaceOptions().upsert(true));
    }

    /** All of them, in order. */
    public List<DeadLetter> all() {
        return read(letters.find());
    }

    /** Those of one collection of rows, in order. */
    List<DeadLetter> of(String collection) {
        return read(letters.find(Filters.eq("collection", collection)));
    }

    /** The units of a collection that have parked events, with the position of the first. */
    Map<String, Long> firstByUnit(String collection) {
        Map<String, Long> first = new HashMap<>();
        of(collection).forEach(letter -> first.merge(letter.unit(), letter.position(), Math::min));
        return first;
    }

    /** How many there are. */
    public long count() {
        return letters.countDocuments();
    }

    void settle(DeadLetter letter) {
        letters.deleteOne(Filters.eq("_id", letter.id()));
    }

    void forget(String collection) {
        letters.deleteMany(Filters.eq("collection", collection));
    }

    private static List<DeadLetter> read(FindIterable<Document> found) {
        List<DeadLetter> all = new ArrayList<>();
        for (Document letter : found.sort(Sorts.ascending("position", "_id")).batchSize(BATCH)) {
            all.add(new DeadLetter(
                    letter.getString("collection"), letter.getString("unit"), letter.getLong("position"), letter.getString("type"), letter.getString("error")));
        }
        return all;
    }
}
