package candor.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    OpenStore store;

    @BeforeEach
    void open() {
        store = OpenStore.at(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private MongoCollection<Document> things() {
        return store.collection("things");
    }

    private static List<Document> all(Iterable<Document> found) {
        List<Document> list = new ArrayList<>();
        found.forEach(list::add);
        return list;
    }

    @Nested
    class Writing {

        @Test
        void whatWasInsertedIsFoundUnchanged() {
            Document document = new Document("_id", 7L).append("text", "grün\0x").append("n", 1).append("d", 1.5).append("yes", true)
                    .append("none", null).append("at", new Date(1234567890123L)).append("oid", new ObjectId()).append("uuid", UUID.randomUUID())
                    .append("bin", new Binary(new byte[] {1, 2, 3})).append("list", List.of(1, "a", new Document("x", 1L))).append("sub", new Document("y", 2));
            things().insertOne(document);

            assertThat(things().find(eq("_id", 7)).first()).isEqualTo(document);
        }

        @Test
        void aSecondDocumentWithTheSameIdIsRefused() {
            things().insertOne(new Document("_id", 1));

            assertThatThrownBy(() -> things().insertOne(new Document("_id", 1L)))
                    .isInstanceOfSatisfying(MongoWriteException.class, e -> assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY));
        }

        @Test
        void updatesReplacesAndUpsertsDoWhatTheySay() {
            things().updateOne(eq("_id", 1), Updates.combine(Updates.set("a.b", 1), Updates.setOnInsert("first", true)), new UpdateOptions().upsert(true));
            things().updateOne(eq("_id", 1), Updates.combine(Updates.inc("a.b", 2), Updates.push("l", 1), Updates.unset("first")));
            things().updateOne(eq("_id", 1), Updates.combine(Updates.addToSet("l", 1L), Updates.max("m", 5)));
            assertThat(things().find().first()).isEqualTo(new Document("_id", 1).append("a", new Document("b", 3)).append("l", List.of(1)).append("m", 5));

            things().replaceOne(eq("_id", 1), new Document("z", 1));
            things().replaceOne(eq("_id", 2), new Document("z", 2), new ReplaceOptions().upsert(true));
            assertThat(all(things().find().sort(Sorts.ascending("_id")))).containsExactly(new Document("_id", 1).append("z", 1), new Document("_id", 2).append("z", 2));

            assertThat(things().deleteMany(gt("z", 1)).getDeletedCount()).isEqualTo(1);
            assertThat(things().countDocuments(eq("z", 1))).isEqualTo(1);
        }

        @Test
        void findOneAndUpdateReturnsTheDocumentBeforeOrAfter() {
            FindOneAndUpdateOptions after = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
            assertThat(things().findOneAndUpdate(eq("_id", "c"), Updates.inc("n", 1), after)).isEqualTo(new Document("_id", "c").append("n", 1));
            assertThat(things().findOneAndUpdate(eq("_id", "c"), Updates.inc("n", 1))).isEqualTo(new Document("_id", "c").append("n", 1));
            assertThat(things().findOneAndDelete(eq("n", 2))).isEqualTo(new Document("_id", "c").append("n", 2));
            assertThat(things().findOneAndDelete(eq("n", 2))).isNull();
        }
    }

    @Nested
    class Reading {

        @BeforeEach
        void fill() {
            things().insertMany(IntStream.range(0, 2_500).mapToObj(i -> new Document("_id", (long) i).append("g", i % 10)).toList());
        }

        @Test
        void sortsSkipsAndLimits() {
            assertThat(all(things().find(gte("_id", 100)).sort(Sorts.ascending("_id")).skip(1).limit(2).projection(Projections.include("g"))))
                    .containsExactly(new Document("_id", 101L).append("g", 1), new Document("_id", 102L).append("g", 2));
            assertThat(things().find().sort(Sorts.descending("_id")).limit(1).first()).containsEntry("_id", 2_499L);
        }

        @Test
        void fetchesInBatches() {
            assertThat(all(things().find().sort(Sorts.ascending("_id")).batchSize(300))).hasSize(2_500).extracting(d -> d.get("_id")).isSorted();
        }

        @Test
        void counts() {
            assertThat(things().countDocuments(and(in("g", 1, 2), gt("_id", 1_000)))).isEqualTo(300);
            assertThat(things().countDocuments()).isEqualTo(2_500);
            assertThat(things().estimatedDocumentCount()).isEqualTo(2_500);
            assertThat(things().countDocuments(eq("g", 99))).isZero();
        }
    }

    @Nested
    class Indexing {

        @Test
        void listsWhatWasCreatedAndKeepsItUnique() {
            things().createIndex(Indexes.ascending("tags"), new IndexOptions().unique(true));
            things().createIndex(Indexes.ascending("tags"), new IndexOptions().unique(true));
            things().insertOne(new Document("_id", 1).append("tags", List.of("a", "b")));

            assertThatThrownBy(() -> things().insertOne(new Document("_id", 2).append("tags", List.of("c", "b")))).hasMessageContaining("E11000");
            assertThat(all(things().listIndexes())).extracting(index -> index.get("name")).containsExactly("_id_", "tags_1");
            assertThat(store.database().listCollectionNames()).containsExactly("things");
            assertThat(store.client().listDatabaseNames()).containsExactly("ledger");
        }
    }

    @Nested
    class Reopening {

        @Test
        void bringsBackEverything() {
            things().createIndex(Indexes.ascending("g"));
            things().insertMany(IntStream.range(0, 500).mapToObj(i -> new Document("_id", i).append("g", i % 10)).toList());
            store.mongo().snapshot();
            things().deleteMany(eq("g", 3));
            store.close();

            store = OpenStore.at(folder);
            assertThat(things().countDocuments(gte("g", 0))).isEqualTo(450);
            assertThat(store.mongo().startReport().changesReplayed()).isEqualTo(50);
            assertThat(store.mongo().startReport().snapshot()).isPresent();
        }
    }
}
