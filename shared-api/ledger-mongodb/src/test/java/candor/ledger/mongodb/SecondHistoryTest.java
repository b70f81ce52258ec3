package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.counted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.mongodb.checkpoint.CheckpointConflict;
import candor.ledger.mongodb.witness.Cosigning;
import candor.ledger.mongodb.witness.WitnessState;
import candor.ledger.policy.TlogPolicy;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever holds the database and the signing key can write another history, but not without somebody noticing. */
class SecondHistoryTest extends OnEmbeddedStore {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration OFTEN = Duration.ofMillis(20);

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void newCheckpointsAreCosignedAndTheCosignaturesKept() throws Exception {
        LedgerUnderTest ledger = open();
        TestWitness witness = witness(ledger);
        Cosigning cosigning = asking(ledger, witness);
        grow(ledger, 1, 3);
        cosigned(ledger, witness, 3);
        grow(ledger, 4, 5);
        cosigned(ledger, witness, 5);

        // The cosignature is stored first, and told after that.
        Awaitility.await().untilAsserted(() -> assertThat(cosigning.states()).allSatisfy(state -> {
            assertThat(state.size()).isEqualTo(5);
            assertThat(state.counts()).isTrue();
            assertThat(state.trouble()).isEmpty();
        }));
        assertThat(ledger.ledger.reader().checkpointCovering(3).orElseThrow().note().signatures()).hasSize(3);
        ledger.ledger.signCheckpoint();
        assertThat(Files.readString(keepCopy())).contains("witness.example/");
    }

    @Test
    void aCutTailFailsAgainstAWitness() throws Exception {
        LedgerUnderTest ledger = open();
        TestWitness witness = witness(ledger);
        try (Cosigning asking = asking(ledger, witness)) {
            grow(ledger, 1, 3);
            cosigned(ledger, witness, 3);
            grow(ledger, 4, 5);
            cosigned(ledger, witness, 5);
        }
        ledger.close();
        database().getCollection("blocks").deleteMany(new Document("_id", new Document("$gt", 3L)));
        database().getCollection("checkpoints").deleteMany(new Document("size", new Document("$gt", 3L)));
        Files.delete(keepCopy());

        LedgerUnderTest cut = open();
        consult(cut, witness);

        assertHalted(cut, "holds a checkpoint of this log over 5 entries");
    }

    @Test
    void yesterdaysBackupPutBackNeverSignsASecondHistory() throws Exception {
        LedgerUnderTest ledger = open();
        grow(ledger, 1, 3);
        ledger.close();
        Map<String, List<Document>> yesterday = backup();
        LedgerUnderTest today = open();
        grow(today, 4, 5);
        today.close();
        restore(yesterday);

        assertThatThrownBy(this::open).isInstanceOf(CorruptLedger.class).hasMessageContaining("older copy of the database");
        assertThat(count("checkpoints")).isEqualTo(yesterday.getOrDefault("checkpoints", List.of()).size());
    }

    /** The keep folder put back too, against every advice: then only others remember. */
    @Test
    void yesterdaysBackupWithItsKeepFolderIsNoticedByAWitnessBeforeItSignsAnything() throws Exception {
        LedgerUnderTest ledger = open();
        TestWitness witness = witness(ledger);
        grow(ledger, 1, 3);
        ledger.close();
        Map<String, List<Document>> yesterday = backup();
        byte[] kept = Files.readAllBytes(keepCopy());
        LedgerUnderTest today = open();
        try (Cosigning asking = asking(today, witness)) {
            grow(today, 4, 5);
            cosigned(today, witness, 5);
        }
        today.close();
        restore(yesterday);
        Files.write(keepCopy(), kept);

        LedgerUnderTest restored = open();
        consult(restored, witness);

        assertHalted(restored, "older copy");
        restored.close();
        assertThat(count("checkpoints")).isEqualTo(yesterday.getOrDefault("checkpoints", List.of()).size());
    }

    @Test
    void aDatabaseRewrittenAndSignedAgainWithTheRealKeyFailsAgainstAKeptCheckpointAndAWitness() throws Exception {
        LedgerUnderTest ledger = open();
        TestWitness witness = witness(ledger);
        grow(ledger, 1, 3);
        ledger.close();
        Map<String, List<Document>> early = backup();
        byte[] earlyCopy = Files.readAllBytes(keepCopy());
        LedgerUnderTest real = open();
        try (Cosigning asking = asking(real, witness)) {
            grow(real, 4, 6);
            cosigned(real, witness, 6);
        }
        real.close();
        byte[] kept = Files.readAllBytes(keepCopy());
        restore(early);
        Files.write(keepCopy(), earlyCopy);
        LedgerUnderTest rewritten = open();
        grow(rewritten, 104, 109);
        rewritten.close();

        try (LedgerUnderTest unnoticed = open()) {
            assertThat(unnoticed.ledger.state()).isInstanceOf(LedgerState.Running.class);
            Cosigning asking = asking(unnoticed, witness);
            Awaitility.await().until(() -> unnoticed.ledger.state() instanceof LedgerState.Halted);
            Awaitility.await().until(() -> asking.states().stream().anyMatch(WitnessState::disputed));
            assertHalted(unnoticed, "another root: a second history was signed");
        }
        Files.write(keepCopy(), kept);
        assertThatThrownBy(this::open).isInstanceOf(CorruptLedger.class).hasMessageContaining("are not those that a checkpoint was signed over");
    }

    @Test
    void aWitnessThatOnlySaysSoCannotStopTheLog() throws Exception {
        LedgerUnderTest ledger = open();
        TestWitness witness = witness(ledger);
        HttpServer liar = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
        open.add(() -> liar.stop(0));
        liar.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(exchange.getRequestMethod().equals("POST") ? 422 : 404, -1);
            exchange.close();
        });
        liar.start();
        Cosigning cosigning = asking(ledger, TlogPolicy.parse("witness liar " + witness.keys().getFirst().vkey() + " http://127.0.0.1:" + liar.getAddress().getPort() + "/\nquorum liar\n"));
        grow(ledger, 1, 2);

        Awaitility.await().until(() -> cosigning.states().getFirst().disputed());
        grow(ledger, 3, 4);
        assertThat(ledger.ledger.state()).isInstanceOf(LedgerState.Running.class);
        assertThat(ledger.ledger.signCheckpoint()).get().extracting(signed -> signed.checkpoint().size()).isEqualTo(4L);
    }

    @Test
    void aWitnessThatIsNotThereHoldsNothingUp() throws Exception {
        LedgerUnderTest ledger = open();
        TestWitness witness = witness(ledger);
        Cosigning cosigning = asking(ledger, witness);
        witness.close();
        grow(ledger, 1, 2);

        Awaitility.await().until(() -> cosigning.states().stream().map(WitnessState::trouble).allMatch(trouble -> trouble.filter(words -> words.contains("does not answer")).isPresent()));
        assertThat(ledger.ledger.reader().latestCheckpoint().orElseThrow().note().signatures()).hasSize(1);
    }

    private static void assertHalted(LedgerUnderTest ledger, String why) {
        assertThat(ledger.ledger.state()).isInstanceOfSatisfying(LedgerState.Halted.class, halted -> assertThat(halted.reason()).contains(why));
        assertThatThrownBy(() -> ledger.append(AppendCondition.none(), null, counted(9))).hasCauseInstanceOf(LedgerUnavailable.class);
        assertThatThrownBy(ledger.ledger::signCheckpoint).isInstanceOf(CheckpointConflict.class).hasMessageContaining(why);
    }

    private static void grow(LedgerUnderTest ledger, int from, int to) throws Exception {
        for (int i = from; i <= to; i++) {
            ledger.append(AppendCondition.none(), null, counted(i, "incident:i"));
        }
        ledger.ledger.signCheckpoint();
    }

    private static void cosigned(LedgerUnderTest ledger, TestWitness witness, long size) {
        Awaitility.await().until(() -> {
            SignedCheckpoint latest = ledger.ledger.reader().latestCheckpoint().orElseThrow();
            return latest.checkpoint().size() == size && witness.keys().stream().allMatch(key -> key.cosignature(latest.note()).isPresent());
        });
    }

    private TestWitness witness(LedgerUnderTest ledger) throws IOException {
        TestWitness witness = TestWitness.start(ledger.ledger.reader().vkey());
        open.add(witness);
        return witness;
    }

    private Cosigning asking(LedgerUnderTest ledger, TestWitness witness) {
        return asking(ledger, witness.policy());
    }

    private Cosigning asking(LedgerUnderTest ledger, TlogPolicy policy) {
        Cosigning cosigning = ledger.ledger.custody().cosigning(policy, TIMEOUT).start(OFTEN);
        open.add(cosigning);
        return cosigning;
    }

    private void consult(LedgerUnderTest ledger, TestWitness witness) {
        open.add(ledger.ledger.custody().cosigning(witness.policy(), TIMEOUT).consult(ledger.ledger.reader().origin()));
    }

    private Path keepCopy() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("keep"))) {
            return files.filter(file -> file.toString().endsWith(".checkpoint")).findFirst().orElseThrow();
        }
    }

    private Map<String, List<Document>> backup() {
        Map<String, List<Document>> backup = new LinkedHashMap<>();
        for (String name : database().listCollectionNames()) {
            backup.put(name, database().getCollection(name).find().into(new ArrayList<>()));
        }
        return backup;
    }

    private void restore(Map<String, List<Document>> backup) {
        backup.forEach((name, documents) -> {
            database().getCollection(name).deleteMany(new Document());
            if (!documents.isEmpty()) {
                database().getCollection(name).insertMany(documents);
            }
        });
    }
}
