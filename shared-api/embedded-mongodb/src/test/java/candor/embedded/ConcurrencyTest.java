package candor.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
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
}
