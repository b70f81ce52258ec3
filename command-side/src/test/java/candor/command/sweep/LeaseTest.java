package candor.command.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import candor.embedded.EmbeddedMongo;
import candor.embedded.EmbeddedMongoOptions;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {
    private static final Duration LASTS = Duration.ofSeconds(30);

    @SuppressWarnings("NullAway.Init") // set before each test
    private EmbeddedMongo server;

    @SuppressWarnings("NullAway.Init") // set before each test
    private MongoClient client;

    /** The time that passes for one node; nodes need not agree. */
    private final AtomicLong passing = new AtomicLong(Long.MAX_VALUE - 5);

    @BeforeEach
    void open(@TempDir Path folder) {
        server = EmbeddedMongo.open(folder, EmbeddedMongoOptions.defaults());
        client = MongoClients.create(server.connectionString());
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private Lease of(String node) {
        MongoDatabase database = client.getDatabase("candor");
        return new Lease(database, "sweeper", node, LASTS, passing::get);
    }

    @Test
    void isHeldByOneAndKeptByThem() {
        Lease first = of("first");
        Lease second = of("second");
        assertThat(first.hold()).isTrue();
        for (int i = 0; i < 5; i++) {
            passing.addAndGet(LASTS.toNanos() - 1);
            assertThat(first.hold()).isTrue();
            assertThat(second.hold()).isFalse();
        }
    }

    @Test
    void isWrittenThreeTimesInItsTermHoweverOftenItsHolderAsks() {
        Lease first = of("first");
        Lease second = of("second");
        long seconds = 5 * LASTS.toSeconds();
        for (long passed = 0; passed < seconds; passed++) {
            assertThat(first.hold()).isTrue();
            assertThat(second.hold()).isFalse();
            passing.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        assertThat(count()).isEqualTo(5 * 3);
    }

    @Test
    void isRenewedAtOnceByAHolderThatDoesNotKnowWhenItLastWas() {
        assertThat(of("first").hold()).isTrue();
        Lease again = of("first");
        assertThat(again.hold()).isTrue();
        assertThat(count()).isEqualTo(2);
    }

    private long count() {
        return Objects.requireNonNull(client.getDatabase("candor").getCollection(Lease.COLLECTION).find().first()).getLong("count");
    }

    @Test
    void passesOnWhenItsHolderIsDeadForAsLongAsItLasts() {
        Lease first = of("first");
        Lease second = of("second");
        assertThat(first.hold()).isTrue();
        assertThat(second.hold()).isFalse();
        passing.addAndGet(LASTS.toNanos());
        assertThat(second.hold()).isTrue();
        assertThat(first.hold()).as("whoever comes late").isFalse();
    }

    @Test
    void isGivenBackAtOnceWhenItsHolderStops() {
        Lease first = of("first");
        assertThat(first.hold()).isTrue();
        first.release();
        assertThat(of("second").hold()).isTrue();
        first.release();
        assertThat(of("third").hold()).as("what another holds is not given back").isFalse();
    }

    @Test
    void isTakenOverByOneOfMany() throws Exception {
        assertThat(of("dead").hold()).isTrue();
        List<Lease> others = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Lease other = of("node-" + i);
            assertThat(other.hold()).isFalse();
            others.add(other);
        }
        passing.addAndGet(LASTS.toNanos());
        int took = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> held : threads.invokeAll(others.stream().<Callable<Boolean>>map(lease -> lease::hold).toList())) {
                took += held.get() ? 1 : 0;
            }
        }
        assertThat(took).isEqualTo(1);
    }
}
