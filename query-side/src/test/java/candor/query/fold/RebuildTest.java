package candor.query.fold;

import static org.assertj.core.api.Assertions.assertThat;

import candor.DomainEvent;
import candor.query.ReadModelsOnEmbeddedStore;
import candor.query.incident.Generated;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two thousand incidents are built anew, twice, while new events keep arriving. */
class RebuildTest {
    private static final int INCIDENTS = 2_000;
    private static final int OTHERS = 6_000;
    private static final int LATER = 4_000;
    private static final List<String> NAMES = List.of("timeline", "incidents", "figures");

    @TempDir
    Path folder = Path.of("");

    private static Map<String, Document> rows(ReadModelsOnEmbeddedStore store, String name, int generation) {
        Map<String, Document> rows = new TreeMap<>();
        store.database().getCollection("read_" + name + "_" + generation).find().batchSize(1_000).forEach(row -> rows.put(row.getString("_id"), row));
        return rows;
    }

    @Test
    void givesTheSameRowsAsNeverHavingBeenBuiltAnew() throws ExecutionException, InterruptedException {
        Generated story = new Generated(11);
        List<DomainEvent> events = story.events(INCIDENTS, OTHERS + LATER);
        try (var store = ReadModelsOnEmbeddedStore.open(folder.resolve("rebuilt")); var never = ReadModelsOnEmbeddedStore.open(folder.resolve("never"))) {
            events.subList(0, INCIDENTS + OTHERS).forEach(store.ledger()::append);
            store.projectAfter(-1, 500);
            long before = store.ledger().head();
            CompletableFuture<Void> arriving = CompletableFuture.runAsync(() -> arrive(store, events.subList(INCIDENTS + OTHERS, events.size())));
            for (int generation = 2; generation <= 3; generation++) {
                for (String name : NAMES) {
                    assertThat(store.models().rebuild(name, store.ledger())).isEqualTo(generation);
                }
            }
            assertThat(store.ledger().head()).as("arrived meanwhile").isGreaterThan(before);
            arriving.get();
            events.forEach(never.ledger()::append);
            never.projectAfter(-1, 500);
            for (String name : NAMES) {
                assertThat(rows(store, name, 3)).as(name).isEqualTo(rows(never, name, 1)).hasSizeGreaterThanOrEqualTo(INCIDENTS);
            }
            assertThat(store.database().listCollectionNames()).doesNotContain("read_timeline_1", "read_timeline_2");
        }
    }

    private static void arrive(ReadModelsOnEmbeddedStore store, List<DomainEvent> events) {
        for (int from = 0; from < events.size(); from += 20) {
            int before = (int) store.ledger().head();
            events.subList(from, Math.min(from + 20, events.size())).forEach(store.ledger()::append);
            store.projectAfter(before, 20);
        }
    }
}
