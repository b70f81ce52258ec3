package candor.command.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import candor.embedded.EmbeddedMongo;
import candor.embedded.EmbeddedMongoOptions;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweeperTest {
    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");

    /** Settles nothing but what is asked for. */
    private record Handler(List<String> asked, Set<String> settles) implements DueHandler {
        @Override
        public String kind() {
            return "thing";
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public Set<String> handle(List<Due> due) {
            due.forEach(one -> asked.add(one.key()));
            return due.stream().map(Due::key).filter(key -> !settles.contains(key)).collect(Collectors.toSet());
        }
    }

    @Test
    void whatCannotBeSettledDoesNotKeepWhatComesBehindItFromBeingFound(@TempDir Path folder) {
        try (var server = EmbeddedMongo.open(folder, EmbeddedMongoOptions.defaults()); MongoClient client = MongoClients.create(server.connectionString())) {
            DueTable table = new DueTable(client.getDatabase("candor"));
            table.prepare();
            for (int i = 0; i < 5; i++) {
                table.put("thing", "t" + i, "group", NOW.minusSeconds(100 - i), "{}");
            }
            var handler = new Handler(new ArrayList<>(), Set.of("t3"));
            var lease = new Lease(client.getDatabase("candor"), "thing", "node", Duration.ofSeconds(30), System::nanoTime);
            var sweeper = new Sweeper(table, lease, handler, InstantSource.fixed(NOW), 2);
            assertThat(sweeper.pass()).isTrue();
            assertThat(sweeper.pass()).isTrue();
            assertThat(sweeper.pass()).as("one is left, so nothing can be behind it").isFalse();
            assertThat(handler.asked()).containsExactly("t0", "t1", "t2", "t3", "t4");
        }
    }
}
