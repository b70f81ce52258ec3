package candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import candor.embedded.EmbeddedMongo;
import candor.embedded.EmbeddedMongoOptions;
import candor.launcher.Api.Answer;
import candor.ledger.mongodb.StoreSettings;
import candor.ledger.mongodb.fsck.Fsck;
import candor.ledger.mongodb.fsck.FsckReport;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A power cut while eight people write, one of them exporting, checkpoints are signed and the projections run: what was acknowledged is
 * there, once, and after every cut the log is whole. {@code mvn verify -Psoak} cuts fifty times.
 */
class KillIT {
    private static final int ROUNDS = Integer.getInteger("candor.kill.rounds", 10);
    /** Said in every failure, so that a failed run can be repeated. */
    private static final long SEED = Long.getLong("candor.kill.seed", 20_261_129);
    private static final int WRITERS = 8;
    private static final int FEWEST_BEFORE_THE_CUT = 20;
    private static final int MORE_BEFORE_THE_CUT = 100;
    /** Every so many notes the first writer exports, which signs a checkpoint at once; the timer signs others. */
    private static final int NOTES_BETWEEN_EXPORTS = 10;
    private static final String INCIDENT = "019ac000-0000-7000-8000-000000000001";
    private static final String EXPORTED = "019ac000-0000-7000-8000-000000000002";

    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    /** Those of the latest round. */
    private final Map<String, Long> latest = new ConcurrentHashMap<>();

    @Test
    void noAcknowledgedWriteIsLostOrDoubled(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        assertThat(CandorProcess.run(data, Api.PASSWORD + "\n", "user", "add", Api.SIGN_IN_NAME, "--name", "Ada", "--role", "COMMANDER").exitCode()).isZero();
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            try (CandorProcess server = CandorProcess.start(data); Api api = new Api(server.address())) {
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(server::isReady);
                if (round == 0) {
                    assertThat(api.post("/api/incidents", "declare", declaration(INCIDENT)).status()).isEqualTo(201);
                    assertThat(api.post("/api/incidents", "declare too", declaration(EXPORTED)).status()).isEqualTo(201);
                }
                verifyAcknowledged(api, latest);
                latest.clear();
                writeUntilKilled(server, api, round, FEWEST_BEFORE_THE_CUT + random.nextInt(MORE_BEFORE_THE_CUT));
            }
            verifyLog(data, folder.resolve("round-" + round), round);
        }
        assertThat(CandorProcess.run(data, "", "fsck")).satisfies(answer -> assertThat(answer.exitCode()).as(answer.output()).isZero());
        try (CandorProcess server = CandorProcess.start(data); Api api = new Api(server.address())) {
            verifyAcknowledged(api, acknowledged);
            verifyProjected(api);
        }
    }

    private static String declaration(String incident) {
        return "{\"incident\":\"" + incident + "\",\"kind\":\"INCIDENT\",\"summary\":\"Cards leak\"}";
    }

    private static String note(String key) {
        return "{\"text\":\"written as " + key + "\"}";
    }

    /** A repeated command gives the answer it gave before the cut, so it took effect then and only then. */
    private void verifyAcknowledged(Api api, Map<String, Long> writes) throws IOException, InterruptedException {
        for (Map.Entry<String, Long> write : writes.entrySet()) {
            Answer repeated = api.post("/api/incidents/" + INCIDENT + "/add-note", write.getKey(), note(write.getKey()));
            assertThat(repeated.position()).as("position of %s", write.getKey()).isEqualTo(write.getValue());
        }
        assertThat(acknowledged.values()).doesNotHaveDuplicates();
    }

    /** On a copy, so that the server itself opens what the cut has left. */
    private void verifyLog(Path data, Path copy, int round) throws IOException {
        copy(data.resolve("store"), copy);
        try (EmbeddedMongo store = EmbeddedMongo.open(copy, EmbeddedMongoOptions.defaults())) {
            MongoClientSettings settings = StoreSettings.of(store.connectionString());
            try (MongoClient client = MongoClients.create(settings)) {
                FsckReport report = Fsck.check(client.getDatabase("candor"), KeyAccess.local(KeepFolder.open(data.resolveSibling("data-keep")), settings));
                assertThat(report.sound()).as("round %d, seed %d: %s", round, SEED, report.text()).isTrue();
                assertThat(report.entries()).as("round %d, seed %d", round, SEED).isGreaterThan(acknowledged.size());
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private void verifyProjected(Api api) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
            long notes = api.get("/api/incidents/" + INCIDENT).body().path("row").path("counts").path("notes").asLong(-1);
            assertThat(notes).isGreaterThanOrEqualTo(acknowledged.size());
        });
    }

    private void writeUntilKilled(CandorProcess server, Api api, int round, int enough) throws Exception {
        var dead = new AtomicBoolean();
        var written = new AtomicInteger();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> running = new ArrayList<>();
            IntStream.range(0, WRITERS).forEach(writer -> running.add(writers.submit(() -> write(api, round + "-" + writer, writer == 0, dead, written))));
            Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(5)).until(() -> written.get() >= enough);
            server.kill();
            dead.set(true);
            for (Future<?> writer : running) {
                writer.get();
            }
        }
    }

    private void write(Api api, String prefix, boolean exports, AtomicBoolean dead, AtomicInteger written) {
        for (int number = 0; !dead.get(); number++) {
            String key = prefix + "-" + number;
            try {
                if (exports && number % NOTES_BETWEEN_EXPORTS == 0) {
                    api.post("/api/incidents/" + EXPORTED + "/trails", key + "-trail", "{\"recipient\":\"The authority\"}");
                }
                Answer answer = api.post("/api/incidents/" + INCIDENT + "/add-note", key, note(key));
                if (answer.status() == 200 || answer.status() == 201) {
                    acknowledged.put(key, answer.position());
                    latest.put(key, answer.position());
                    written.incrementAndGet();
                }
            } catch (IOException e) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
