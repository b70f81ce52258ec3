package candor.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random documents, changes and queries: a collection with many indexes answers as one without any. {@code -Dcandor.seeds=1000} for more. */
class IndexedAnswersTest {

    private static final int DOCUMENTS = 150;
    private static final List<String> FIELDS = List.of("a", "b", "tags", "list.x", "list.y", "sub.z", "_id");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("candor.seeds", 24));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void areThoseOfACollectionWithoutIndexes(int seed) {
        Random random = new Random(seed);
        try (OpenStore store = OpenStore.at(folder.resolve("s" + seed))) {
            MongoCollection<Document> indexed = store.collection("indexed");
            MongoCollection<Document> plain = store.collection("plain");
            createIndexes(indexed);
            for (int i = 0; i < DOCUMENTS; i++) {
                Document document = document(random, i);
                indexed.insertOne(document);
                plain.insertOne(document);
                if (i % 5 == 0) {
                    change(random, indexed, plain);
                }
                if (i % 2 == 0) {
                    compare(random, indexed, plain, seed);
                }
            }
        }
        try (OpenStore again = OpenStore.at(folder.resolve("s" + seed))) {
            for (int i = 0; i < 30; i++) {
                compare(random, again.collection("indexed"), again.collection("plain"), seed);
            }
        }
    }

    private static void createIndexes(MongoCollection<Document> collection) {
        collection.createIndex(new Document("a", 1));
        collection.createIndex(new Document("b", -1).append("a", 1));
        collection.createIndex(new Document("tags", 1).append("a", -1));
        collection.createIndex(new Document("list.x", 1).append("list.y", 1));
        collection.createIndex(new Document("sub.z", 1).append("tags", 1));
        collection.createIndex(new Document("_id", 1).append("a", 1), new IndexOptions().unique(true));
        collection.createIndex(new Document("tags", 1).append("_id", 1));
        collection.createIndex(new Document("list.x", -1).append("_id", -1));
    }

    private static Document document(Random random, int id) {
        Document document = new Document("_id", id % 3 == 0 ? (Object) (long) id : (Object) id);
        put(random, document, "a", value(random));
        put(random, document, "b", random.nextInt(4) == 0 ? List.of(value(random), value(random)) : value(random));
        put(random, document, "tags", IntStream.range(0, random.nextInt(4)).mapToObj(_ -> "t" + random.nextInt(6)).toList());
        put(random, document, "list", IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> (Object) new Document("x", random.nextInt(4)).append("y", random.nextInt(4))).toList());
        put(random, document, "sub", random.nextInt(5) == 0 ? value(random) : new Document("z", value(random)));
        return document;
    }

    private static void put(Random random, Document document, String field, Object value) {
        int choice = random.nextInt(12);
        if (choice == 0) {
            document.append(field, null);
        } else if (choice > 1) {
            document.append(field, value);
        }
    }

    private static Object value(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(5);
            case 1 -> (long) random.nextInt(5);
            case 2 -> random.nextInt(10) / 2.0;
            case 3 -> "t" + random.nextInt(6);
            case 4 -> "t" + random.nextInt(3) + "x";
            default -> random.nextBoolean();
        };
    }

    private static void change(Random random, MongoCollection<Document> indexed, MongoCollection<Document> plain) {
        Document target = new Document("_id", random.nextInt(DOCUMENTS));
        Document filter = random.nextBoolean() ? target : query(random).append("_id", target.get("_id"));
        switch (random.nextInt(4)) {
            case 0 -> assertThat(indexed.deleteMany(filter).getDeletedCount()).isEqualTo(plain.deleteMany(filter).getDeletedCount());
            case 1 -> {
                Document update = new Document("$push", new Document("tags", "t" + random.nextInt(6)));
                Document onArray = new Document(target).append("tags", new Document("$elemMatch", new Document("$gte", "")));
                assertThat(indexed.updateMany(onArray, update)).isEqualTo(plain.updateMany(onArray, update));
            }
            case 2 -> {
                Document update = new Document("$set", new Document("a", value(random))).append("$unset", new Document("b", ""));
                assertThat(indexed.updateMany(filter, update)).isEqualTo(plain.updateMany(filter, update));
            }
            default -> {
                Document update = new Document("$set", new Document("b", value(random)));
                UpdateOptions upsert = new UpdateOptions().upsert(true);
                Document missing = new Document("_id", "new" + random.nextInt(5));
                assertThat(indexed.updateOne(missing, update, upsert).getMatchedCount()).isEqualTo(plain.updateOne(missing, update, upsert).getMatchedCount());
            }
        }
    }

    private static Document query(Random random) {
        Document query = new Document();
        for (int i = random.nextInt(3); i >= 0; i--) {
            query.put(FIELDS.get(random.nextInt(FIELDS.size() - 1)), condition(random));
        }
        return switch (random.nextInt(6)) {
            case 0 -> query.append("$or", List.of(simple(random), simple(random)));
            case 1 -> new Document("$and", List.of(query, simple(random)));
            case 2 -> query.append("list", new Document("$elemMatch", new Document("x", random.nextInt(4)).append("y", condition(random))));
            case 3 -> query.append("_id", new Document("$gte", random.nextInt(DOCUMENTS)).append("$lt", random.nextInt(DOCUMENTS)));
            case 4 -> new Document("$nor", List.of(query));
            default -> query;
        };
    }

    private static Document simple(Random random) {
        return new Document(FIELDS.get(random.nextInt(FIELDS.size())), condition(random));
    }

    private static Object condition(Random random) {
        Object value = value(random);
        return switch (random.nextInt(12)) {
            case 0 -> new Document("$gt", value);
            case 1 -> new Document("$lte", value);
            case 2 -> new Document("$gte", value).append("$lt", value(random));
            case 3 -> new Document("$in", List.of(value, value(random), "t1"));
            case 4 -> new Document("$ne", value);
            case 5 -> new Document("$nin", List.of(value, value(random)));
            case 6 -> new Document("$all", List.of("t" + random.nextInt(6), "t" + random.nextInt(6)));
            case 7 -> new Document("$exists", random.nextBoolean());
            case 8 -> new Document("$regex", "^t" + random.nextInt(3));
            case 9 -> new Document("$not", new Document("$gt", value));
            case 10 -> new Document("$elemMatch", new Document("$gte", "t2").append("$lte", "t4"));
            default -> value;
        };
    }

    private static void compare(Random random, MongoCollection<Document> indexed, MongoCollection<Document> plain, int seed) {
        Document query = query(random);
        assertThat(byId(indexed, query)).as("seed %d, %s", seed, query.toJson()).isEqualTo(byId(plain, query));
        assertThat(indexed.countDocuments(query)).as("seed %d, %s", seed, query.toJson()).isEqualTo(plain.countDocuments(query));

        Document sort = new Document();
        for (int i = random.nextInt(2); i >= 0; i--) {
            sort.put(FIELDS.get(random.nextInt(FIELDS.size())), random.nextBoolean() ? 1 : -1);
        }
        sort.putIfAbsent("_id", random.nextBoolean() ? 1 : -1);
        int skip = random.nextInt(5);
        int limit = random.nextInt(20);
        assertThat(sorted(indexed, query, sort, skip, limit)).as("seed %d, %s sorted by %s, skip %d, limit %d", seed, query.toJson(), sort.toJson(), skip, limit)
                .isEqualTo(sorted(plain, query, sort, skip, limit));
    }

    private static List<Document> byId(MongoCollection<Document> collection, Document query) {
        List<Document> found = collection.find(query).into(new ArrayList<>());
        found.sort(Comparator.comparing(document -> String.valueOf(document.get("_id"))));
        return found;
    }

    private static List<Document> sorted(MongoCollection<Document> collection, Document query, Document sort, int skip, int limit) {
        return collection.find(query).sort(sort).skip(skip).limit(limit).into(new ArrayList<>());
    }
}
