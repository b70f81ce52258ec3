package candor.query.fold;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events that a fold could not take, by position only; building the read model anew tries them again. */
public final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private final MongoCollection<Document> letters;

    public DeadLetters(MongoDatabase database) {
        this.letters = database.getCollection("deadletters");
    }

    /**
     * One parked event.
     * @param collection of the rows it is missing from
     * @param error class of what was thrown; its text may hold data and is not kept
     */
    public record DeadLetter(String collection, long position, String type, String error) {}

    void park(String collection, EventEnvelope envelope, RuntimeException error) {
        LOG.error("{} at position {} cannot be folded into {}: {}", envelope.type(), envelope.position(), collection, error.getClass().getName());
        String key = collection + "/" + envelope.position();
        letters.replaceOne(
                Filters.eq("_id", key),
                new Document("_id", key)
                        .append("collection", collection)
                        .append("position", envelope.position())
                        .append("type", envelope.type())
                        .append("error", error.getClass().getName()),
                new ReplaceOptions().upsert(true));
    }

    public List<DeadLetter> all() {
        List<DeadLetter> all = new ArrayList<>();
        for (Document letter : letters.find().sort(Sorts.ascending("_id")).batchSize(500)) {
            all.add(new DeadLetter(
                    letter.getString("collection"), letter.getLong("position"), letter.getString("type"), letter.getString("error")));
        }
        return all;
    }

    void forget(String collection) {
        letters.deleteMany(Filters.eq("collection", collection));
    }
}
