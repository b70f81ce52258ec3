package candor.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyTest {

    private static final int THREADS = 8;
    private static final int EACH = 100;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void everyCounterValueIsGivenOutOnce() throws Exception {
        Set<Integer> given = ConcurrentHashMap.newKeySet();
        try (OpenStore store = OpenStore.at(folder); ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            MongoCollection<Document> counters = store.collection("counters");
            FindOneAndUpdateOptions after = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> {
                    for (int n = 0; n < EACH; n++) {
                        Document counter = counters.findOneAndUpdate(Filters.eq("_id", "c"), Updates.inc("n", 1), after);
                        given.add(counter == null ? -1 : counter.getInteger("n"));
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        assertThat(given).hasSize(THREADS * EACH).contains(1, THREADS * EACH);
    }

    @Test
    void whatIsAcknowledgedIsFoundByEveryIndexAtOnceAndAUniqueOneTakesItOnce() throws Exception {
        AtomicInteger refused = new AtomicInteger();
        try (OpenStore store = OpenStore.at(folder); ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            MongoCollection<Document> marks = store.collection("marks");
            marks.createIndex(Indexes.ascending("tags", "_id"));
            marks.createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                running.add(threads.submit(() -> {
                    for (int n = 0; n < EACH; n++) {
                        String tag = thread + "-" + n;
                        // Two threads each want the same name.
                        if (!insert(marks, new Document("name", thread / 2 + "-" + n).append("tags", List.of(tag, "all")))) {
                            refused.incrementAndGet();
                            continue;
                        }
                        assertThat(marks.find(Filters.eq("tags", tag))).hasSize(1);
                        assertThat(marks.find(Filters.eq("name", thread / 2 + "-" + n))).hasSize(1);
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
            assertThat(marks.find(Filters.eq("tags", "all"))).hasSize(THREADS / 2 * EACH);
        }
        assertThat(refused).hasValue(THREADS / 2 * EACH);
    }

    private static boolean insert(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
            return false;
        }
    }
}
