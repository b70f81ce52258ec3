package candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import candor.launcher.Api.Answer;
import candor.ledger.mongodb.fsck.FsckReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A power cut while eight people write, one of them exporting and one erasing, checkpoints are signed and the projections run: what was
 * acknowledged is there, once; what was to be erased is gone, whatever step the cut fell into; after every cut the log is whole and what
 * was signed still holds. {@code mvn verify -Psoak} cuts fifty times.
 */
class KillIT {
    private static final int ROUNDS = Integer.getInteger("candor.kill.rounds", 10);
    /** Said in every failure, so that a failed run can be repeated. */
    private static final long SEED = Long.getLong("candor.kill.seed", 20_261_129);
    private static final int WRITERS = 8;
    private static final int EXPORTING = 0;
    private static final int ERASING = 1;
    private static final int FEWEST_BEFORE_THE_CUT = 20;
    private static final int MORE_BEFORE_THE_CUT = 100;
    /** In the rounds between, a cut falls into erasures that have only just been taken up again. */
    private static final int ROUNDS_UNTIL_ERASURES_END = 2;
    /** Every so many notes the exporting writer exports, which signs a checkpoint at once; the timer signs others. */
    private static final int NOTES_BETWEEN_EXPORTS = 10;
    /** So many write to one incident at once and stand in each other's way. */
    private static final int WRITERS_OF_AN_INCIDENT = 2;
    /** For a busy machine. */
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(3);
    private static final int RECEIPTS_OF_A_ROUND = 2;
    private static final int UNPROCESSABLE = 422;
    private static final String EXPORTED = "019ac000-0000-7000-8000-000000000001";
    private static final String SECOND_PERSON = "ben";

    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    /** Those of the latest round. */
    private final Map<String, Long> latest = new ConcurrentHashMap<>();
    /** Receipts by position: each holds a signed checkpoint. */
    private final Map<Long, String> receipts = new ConcurrentHashMap<>();
    private final CutErasures erasures = new CutErasures();

    /**
     * What has happened in a round so far.
     *
     * @param written notes that were acknowledged
     * @param asked whether every erasure to be asked for was acknowledged
     * @param dead whether the power is cut
     */
    private record Round(int number, AtomicInteger written, AtomicBoolean asked, AtomicBoolean dead) {}

    @TempDir
    private Path folder = Path.of("");

    @Test
    void noAcknowledgedWriteIsLostOrDoubledAndNoErasureIsLeftHalfDone() throws Exception {
        Path data = folder.resolve("data");
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            try (CandorProcess server = CandorProcess.start(data); Api api = new Api(server.address())) {
                Awaitility.await().atMost(LONGEST_ROUND).until(server::isReady);
                if (round == 0) {
                    begin(data, api);
                }
                declare(api, round);
                verifyAcknowledged(api, latest);
                keepReceipts(api);
                latest.clear();
                if (round % ROUNDS_UNTIL_ERASURES_END == 0) {
                    erasures.awaitEnd(api, data);
                }
                writeUntilKilled(server, api, round, random);
            }
            verifyStore(data, round);
        }
        assertThat(CandorProcess.run(data, "", "fsck")).satisfies(answer -> assertThat(answer.exitCode()).as(answer.output()).isZero());
        try (CandorProcess server = CandorProcess.start(data); Api api = new Api(server.address()); Api ben = new Api(server.address(), SECOND_PERSON)) {
            erasures.ask(api, ben);
            erasures.awaitEnd(api, data);
            verifyAcknowledged(api, acknowledged);
            verifyReceipts(api);
            verifyProjected(api);
            assertThat(CandorProcess.run(data, "", "fsck")).satisfies(answer -> assertThat(answer.exitCode()).as(answer.output()).isZero());
            assertThat(server.terminate()).isBetween(0, 143);
        }
        erasures.requireNoTraceOfAny(data);
        assertThat(erasures.interrupted()).as("cuts that fell into erasures").isNotEmpty();
        System.out.printf("%d power cuts, seed %d: %d acknowledged commands, %d receipts, %d erasures; cuts that fell into an erasure behind step %s%n",
                ROUNDS, SEED, acknowledged.size(), receipts.size(), erasures.ended(), erasures.interrupted());
    }

    private static void begin(Path data, Api api) throws IOException, InterruptedException {
        CandorProcess.addAccount(data, Api.SIGN_IN_NAME, "Ada", "commander,privacy-officer");
        CandorProcess.addAccount(data, SECOND_PERSON, "Ben", "privacy-officer");
        assertThat(api.post("/api/incidents", "declare", declaration(EXPORTED)).status()).isEqualTo(201);
    }

    /** New ones for each round: what is decided about an incident is folded from all of it. */
    private static void declare(Api api, int round) throws IOException, InterruptedException {
        for (int writer = 0; writer < WRITERS; writer += WRITERS_OF_AN_INCIDENT) {
            String incident = incident(round, writer);
            assertThat(api.post("/api/incidents", "declare " + incident, declaration(incident)).status()).isEqualTo(201);
        }
    }

    private static String incident(int round, int writer) {
        return "019ac000-0000-7000-8000-%06d%06d".formatted(round + 1, writer / WRITERS_OF_AN_INCIDENT);
    }

    /** The incident that a note of this key is about: keys begin with round and writer. */
    private static String incident(String key) {
        String[] parts = key.split("-");
        return incident(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    private static String declaration(String incident) {
        return "{\"incident\":\"" + incident + "\",\"kind\":\"INCIDENT\",\"summary\":\"Cards leak\"}";
    }

    private static String note(String key) {
        return Objects.requireNonNullElse(CutErasures.note(key), "{\"text\":\"written as " + key + "\"}");
    }

    /**
     * A repeated command gives the answer it gave before the cut, so it took effect then and only then. Where something of it was erased,
     * the hash of its body went from the store as well: who does not remember it cannot tell any more that it is a repetition.
     */
    private void verifyAcknowledged(Api api, Map<String, Long> writes) throws IOException, InterruptedException {
        for (Map.Entry<String, Long> write : writes.entrySet()) {
            String key = write.getKey();
            Answer repeated = api.post("/api/incidents/" + incident(key) + "/add-note", key, note(key));
            if (erasures.isAsked(key) && repeated.status() == UNPROCESSABLE) {
                assertThat(repeated.body().path("code").asText()).as("answer to %s", key).isEqualTo("request.idempotency-key-reused");
            } else {
                assertThat(repeated.position()).as("position of %s", key).isEqualTo(write.getValue());
            }
        }
        assertThat(acknowledged.values()).doesNotHaveDuplicates();
    }

    /** Of the earliest of the last round, which some checkpoint covers by now: those who write have hardly the time to wait for theirs. */
    private void keepReceipts(Api api) throws IOException, InterruptedException {
        for (long position : latest.values().stream().sorted().limit(RECEIPTS_OF_A_ROUND).toList()) {
            receipts.putIfAbsent(position, receipt(api, position));
        }
    }

    /** A receipt is the same for ever: under another checkpoint over the same entries it would be another one. */
    private void verifyReceipts(Api api) throws IOException, InterruptedException {
        for (Map.Entry<Long, String> receipt : receipts.entrySet()) {
            assertThat(receipt(api, receipt.getKey())).as("receipt of %d", receipt.getKey()).isEqualTo(receipt.getValue());
        }
    }

    private static String receipt(Api api, long position) throws IOException, InterruptedException {
        Answer answer = api.get("/api/ledger/proof/" + position);
        assertThat(answer.status()).isEqualTo(200);
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }

    private void verifyStore(Path data, int round) throws IOException {
        try (CutStore store = CutStore.of(data, folder.resolve("round-" + round))) {
            FsckReport report = store.fsck();
            assertThat(report.sound()).as("round %d, seed %d: %s", round, SEED, report.text()).isTrue();
            assertThat(report.entries()).as("round %d, seed %d", round, SEED).isGreaterThan(acknowledged.size());
            assertThat(store.unknownCollections()).as("backups and erasures are to know of every collection").isEmpty();
            erasures.look(store, data);
            System.out.printf("cut %d, seed %d: %d entries fit, %d signed checkpoints, %d components erased and %d under way%n",
                    round + 1, SEED, report.entries(), report.checkpoints(), report.erased(), report.underWay());
        }
    }

    private void verifyProjected(Api api) {
        Map<String, Long> perIncident = acknowledged.keySet().stream().collect(Collectors.groupingBy(KillIT::incident, Collectors.counting()));
        perIncident.forEach((incident, written) -> Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> {
            long notes = api.get("/api/incidents/" + incident).body().path("row").path("counts").path("notes").asLong(-1);
            assertThat(notes).isGreaterThanOrEqualTo(written);
        }));
    }

    /** In half of the rounds the cut falls into erasures that have been acknowledged in this one, else anywhere. */
    private void writeUntilKilled(CandorProcess server, Api api, int round, Random random) throws Exception {
        int enough = FEWEST_BEFORE_THE_CUT + random.nextInt(MORE_BEFORE_THE_CUT);
        boolean patient = random.nextBoolean();
        var running = new Round(round, new AtomicInteger(), new AtomicBoolean(), new AtomicBoolean());
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS); Api ben = new Api(server.address(), SECOND_PERSON)) {
            List<Future<?>> all = new ArrayList<>();
            IntStream.range(0, WRITERS).forEach(writer -> all.add(writers.submit(() -> {
                write(api, writer == ERASING ? ben : null, writer, running);
                return null;
            })));
            try {
                Awaitility.await().atMost(LONGEST_ROUND).pollInterval(Duration.ofMillis(5)).until(() ->
                        running.written().get() >= enough && (running.asked().get() || !patient) || all.stream().anyMatch(Future::isDone));
            } finally {
                server.kill();
                running.dead().set(true);
            }
            for (Future<?> writer : all) {
                writer.get();
            }
        }
    }

    /** @param ben who confirms what the erasing writer asks for; null for the others */
    private void write(Api api, @Nullable Api ben, int writer, Round round) throws InterruptedException {
        String prefix = round.number() + "-" + writer;
        try {
            if (ben != null) {
                for (String key : CutErasures.keys(prefix)) {
                    addNote(api, key, round).ifPresent(position -> erasures.planted(key, position));
                }
                erasures.ask(api, ben);
                round.asked().set(true);
            }
            for (int number = 0; !round.dead().get(); number++) {
                String key = prefix + "-" + number;
                if (writer == EXPORTING && number % NOTES_BETWEEN_EXPORTS == 0) {
                    api.post("/api/incidents/" + EXPORTED + "/trails", key + "-trail", "{\"recipient\":\"The authority\"}");
                }
                OptionalLong position = addNote(api, key, round);
                if (writer == EXPORTING && position.isPresent()) {
                    receipts.put(position.getAsLong(), receipt(api, position.getAsLong()));
                }
            }
        } catch (IOException powerCut) {
            // What got no answer is not counted.
        }
    }

    private OptionalLong addNote(Api api, String key, Round round) throws IOException, InterruptedException {
        Answer answer = api.post("/api/incidents/" + incident(key) + "/add-note", key, note(key));
        if (answer.status() != 200 && answer.status() != 201) {
            return OptionalLong.empty();
        }
        acknowledged.put(key, answer.position());
        latest.put(key, answer.position());
        round.written().incrementAndGet();
        return OptionalLong.of(answer.position());
    }
}
