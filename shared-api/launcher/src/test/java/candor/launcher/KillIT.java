package candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import candor.launcher.Api.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A power cut while eight people write and the projections run: what was acknowledged is there, once, and the log is whole. */
class KillIT {
    private static final int ROUNDS = Integer.getInteger("candor.kill.rounds", 10);
    private static final int WRITERS = 8;
    private static final int WRITTEN_BEFORE_THE_CUT = 60;
    private static final String INCIDENT = "019ac000-0000-7000-8000-000000000001";

    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

    @Test
    void noAcknowledgedWriteIsLostOrDoubled(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        assertThat(CandorProcess.run(data, Api.PASSWORD + "\n", "user", "add", Api.SIGN_IN_NAME, "--name", "Ada", "--role", "COMMANDER").exitCode()).isZero();
        for (int round = 0; round < ROUNDS; round++) {
            try (CandorProcess server = CandorProcess.start(data); Api api = new Api(server.address())) {
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(server::isReady);
                if (round == 0) {
                    assertThat(api.post("/api/incidents", "declare", declaration()).status()).isEqualTo(201);
                }
                verifyAcknowledged(api);
                writeUntilKilled(server, api, round);
            }
        }
        assertThat(CandorProcess.run(data, "", "fsck")).satisfies(answer -> assertThat(answer.exitCode()).as(answer.output()).isZero());
        try (CandorProcess server = CandorProcess.start(data); Api api = new Api(server.address())) {
            verifyAcknowledged(api);
            verifyProjected(api);
        }
    }

    private static String declaration() {
        return "{\"incident\":\"" + INCIDENT + "\",\"kind\":\"INCIDENT\",\"summary\":\"Cards leak\"}";
    }

    private static String note(String key) {
        return "{\"text\":\"written as " + key + "\"}";
    }

    /** A repeated command gives the answer it gave before the cut, so it took effect then and only then. */
    private void verifyAcknowledged(Api api) throws IOException, InterruptedException {
        for (Map.Entry<String, Long> write : acknowledged.entrySet()) {
            Answer repeated = api.post("/api/incidents/" + INCIDENT + "/add-note", write.getKey(), note(write.getKey()));
            assertThat(repeated.position()).as("position of %s", write.getKey()).isEqualTo(write.getValue());
        }
        assertThat(acknowledged.values()).doesNotHaveDuplicates();
    }

    private void verifyProjected(Api api) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
            long notes = api.get("/api/incidents/" + INCIDENT).body().path("row").path("counts").path("notes").asLong(-1);
            assertThat(notes).isGreaterThanOrEqualTo(acknowledged.size());
        });
    }

    private void writeUntilKilled(CandorProcess server, Api api, int round) throws Exception {
        var dead = new AtomicBoolean();
        var written = new AtomicInteger();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> running = new ArrayList<>();
            IntStream.range(0, WRITERS).forEach(writer -> running.add(writers.submit(() -> write(api, round + "-" + writer, dead, written))));
            Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(5)).until(() -> written.get() >= WRITTEN_BEFORE_THE_CUT);
            server.kill();
            dead.set(true);
            for (Future<?> writer : running) {
                writer.get();
            }
        }
    }

    private void write(Api api, String prefix, AtomicBoolean dead, AtomicInteger written) {
        for (int number = 0; !dead.get(); number++) {
            String key = prefix + "-" + number;
            try {
                Answer answer = api.post("/api/incidents/" + INCIDENT + "/add-note", key, note(key));
                if (answer.status() == 200 || answer.status() == 201) {
                    acknowledged.put(key, answer.position());
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
