package candor.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dcandor.kill.rounds=200} for a longer run. Segments roll and snapshots run all the time, so kills hit them too. */
class KillIT {

    private static final int ROUNDS = Integer.getInteger("candor.kill.rounds", 12);
    private static final int WRITERS = 8;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final AtomicLong ids = new AtomicLong();
    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<Long> deleted = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Integer> counters = new ConcurrentHashMap<>();

    @Test
    void noAcknowledgedWriteIsLostAndNoDocumentIsHalfThere() throws Exception {
        Random random = new Random(42);
        for (int round = 0; round < ROUNDS; round++) {
            writeUntilKilled(300 + random.nextInt(700));
            checkEverything(round);
        }
        assertThat(acknowledged).hasSizeGreaterThan(100 * ROUNDS);
    }

    private void writeUntilKilled(int writes) throws Exception {
        long enough = acknowledged.size() + writes;
        try (StoreProcess process = StoreProcess.start(folder);
                MongoClient client = OpenStore.connect(process.firstLine());
                ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                writers.add(threads.submit(() -> write(client, number)));
            }
            try {
                Awaitility.await().until(() -> acknowledged.size() >= enough);
            } finally {
                // They write until it is gone, and are waited for.
                process.kill();
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
    }

    private void write(MongoClient client, int writer) {
        MongoCollection<Document> blocks = client.getDatabase("ledger").getCollection("blocks");
        MongoCollection<Document> counts = client.getDatabase("ledger").getCollection("counts");
        try {
            blocks.createIndex(Indexes.ascending("tags"));
            while (true) {
                long id = ids.incrementAndGet();
                blocks.insertOne(block(id));
                acknowledged.add(id);
                if (id % 10 == 0) {
                    blocks.deleteOne(Filters.eq("_id", id));
                    deleted.add(id);
                }
                Document counter = counts.findOneAndUpdate(Filters.eq("_id", writer), Updates.inc("n", 1),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
                if (counter != null) {
                    counters.put(writer, counter.getInteger("n"));
                }
            }
        } catch (MongoException e) {
            return;
        }
    }

    private static Document block(long id) {
        byte[] body = new byte[500 + (int) (id % 3_000)];
        new Random(id).nextBytes(body);
        return new Document("_id", id).append("tags", List.of("a" + id % 50, "b" + id)).append("body", new Binary(body)).append("end", id);
    }

    private void checkEverything(int round) {
        try (OpenStore store = OpenStore.at(folder)) {
            Map<Long, Document> stored = new HashMap<>();
            store.collection("blocks").find().batchSize(1_000).forEach(document -> stored.put(document.getLong("_id"), document));
            for (long id : acknowledged) {
                if (id % 10 != 0) {
                    assertThat(stored).as("round %d: acknowledged block", round).containsKey(id);
                }
            }
            assertThat(stored.keySet()).as("round %d: deleted blocks", round).doesNotContainAnyElementsOf(deleted);
            stored.forEach((id, document) -> assertThat(document).as("round %d", round).isEqualTo(block(id)));
            counters.replaceAll((writer, last) -> {
                Document counter = store.collection("counts").find(Filters.eq("_id", writer)).first();
                assertThat(counter).as("round %d: counter", round).isNotNull();
                int now = counter == null ? -1 : counter.getInteger("n");
                assertThat(now).as("round %d: counter", round).isBetween(last, last + 1);
                return now;
            });
            long tagged = store.collection("blocks").countDocuments(Filters.eq("tags", "a7"));
            assertThat(tagged).isEqualTo(stored.keySet().stream().filter(id -> id % 50 == 7).count());
        }
    }
}
