package candor.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random documents, updates and queries: the same answers as an independent implementation, which its authors compare with a real
 * MongoDB. Left out is what that one is known to do differently from MongoDB: it orders strings by UTF-16 and compares {@code $addToSet}
 * values by Java type.
 */
class OracleTest {

    private static final int STEPS = 250;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("candor.seeds", 6));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void answersAreTheSame(int seed) {
        Random random = new Random(seed);
        MongoServer oracle = new MongoServer(new MemoryBackend());
        try (OpenStore store = OpenStore.at(folder.resolve("s" + seed)); MongoClient client = OpenStore.connect(oracle.bindAndGetConnectionString())) {
            MongoCollection<Document> ours = store.collection("c");
            MongoCollection<Document> theirs = client.getDatabase("ledger").getCollection("c");
            ours.createIndex(new Document("a", 1));
            ours.createIndex(new Document("l.x", 1).append("a", -1));
            for (int step = 0; step < STEPS; step++) {
                change(random, step, ours, theirs, seed);
                Document query = query(random);
                assertThat(find(ours, query)).as("seed %d step %d %s", seed, step, query.toJson()).isEqualTo(find(theirs, query));
            }
        } finally {
            oracle.shutdownNow();
        }
    }

    private static List<Document> find(MongoCollection<Document> collection, Document query) {
        return collection.find(query).sort(new Document("s", -1).append("_id", 1)).into(new ArrayList<>());
    }

    private static void change(Random random, int step, MongoCollection<Document> ours, MongoCollection<Document> theirs, int seed) {
        if (random.nextInt(3) > 0) {
            Document document = new Document("_id", step).append("a", random.nextInt(6)).append("s", "w" + random.nextInt(8))
                    .append("t", IntStream.range(0, random.nextInt(4)).mapToObj(_ -> random.nextInt(5)).toList())
                    .append("l", IntStream.range(0, random.nextInt(3)).mapToObj(_ -> new Document("x", random.nextInt(4)).append("y", random.nextInt(4))).toList())
                    .append("d", new Document("e", random.nextInt(4)));
            ours.insertOne(document);
            theirs.insertOne(document);
            return;
        }
        Document filter = random.nextBoolean() ? new Document("_id", random.nextInt(step + 1)) : query(random);
        Document update = update(random);
        boolean upsert = filter.containsKey("_id");
        String done = outcome(ours, filter, update, upsert);
        assertThat(done).as("seed %d step %d %s %s", seed, step, filter.toJson(), update.toJson()).isEqualTo(outcome(theirs, filter, update, upsert));
    }

    /** How many matched and changed, or the error's code. */
    private static String outcome(MongoCollection<Document> collection, Document filter, Document update, boolean upsert) {
        try {
            var result = upsert ? collection.updateOne(filter, update, new UpdateOptions().upsert(true)) : collection.updateMany(filter, update);
            return result.getMatchedCount() + "/" + result.getModifiedCount() + "/" + result.getUpsertedId();
        } catch (MongoException e) {
            return "code " + e.getCode();
        }
    }

    private static Document update(Random random) {
        int n = random.nextInt(5);
        return switch (random.nextInt(10)) {
            case 0 -> new Document("$set", new Document("a", n).append("d.e", n + 1));
            case 1 -> new Document("$inc", new Document("a", n).append("d.f", 1));
            case 2 -> new Document("$push", new Document("t", n));
            case 3 -> new Document("$push", new Document("t", new Document("$each", List.of(n, n + 1))));
            case 4 -> new Document("$addToSet", new Document("t", n));
            case 5 -> new Document("$pull", new Document("t", n));
            case 6 -> new Document("$pull", new Document("l", new Document("x", n)));
            case 7 -> new Document("$min", new Document("a", n)).append("$max", new Document("d.e", n));
            case 8 -> new Document("$unset", new Document("d.f", "")).append("$set", new Document("s", "w" + n));
            default -> new Document("$setOnInsert", new Document("a", n)).append("$set", new Document("s", "v" + n));
        };
    }

    private static Document query(Random random) {
        int n = random.nextInt(6);
        return switch (random.nextInt(16)) {
            case 0 -> new Document("a", n);
            case 1 -> new Document("a", new Document("$gt", n).append("$lte", n + 2));
            case 2 -> new Document("t", n);
            case 3 -> new Document("t", new Document("$all", List.of(n, 1)));
            case 4 -> new Document("t", new Document("$elemMatch", new Document("$gt", n).append("$lt", n + 2)));
            case 5 -> new Document("l.x", n).append("a", new Document("$lt", 4));
            case 6 -> new Document("l", new Document("$elemMatch", new Document("x", n).append("y", 1)));
            case 7 -> new Document("d.e", new Document("$in", List.of(n, 0)));
            case 8 -> new Document("t", new Document("$ne", n));
            case 9 -> new Document("d.e", new Document("$nin", List.of(n, 1)));
            case 10 -> new Document("d.f", new Document("$exists", n > 2));
            case 11 -> new Document("$or", List.of(new Document("a", n), new Document("s", "w" + n)));
            case 12 -> new Document("$nor", List.of(new Document("a", n), new Document("t", n)));
            case 13 -> new Document("s", new Document("$regex", "^w[" + n + "-9]"));
            case 14 -> new Document("a", new Document("$not", new Document("$gte", n)));
            default -> new Document("d.f", null);
        };
    }
}
