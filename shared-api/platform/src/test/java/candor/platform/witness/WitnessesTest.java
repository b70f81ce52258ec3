package candor.platform.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import candor.ledger.Hash;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.VerifierKey;
import candor.ledger.witness.CosignatureType;
import candor.ledger.witness.Cosigner;
import candor.ledger.witness.role.MemoryRecord;
import candor.ledger.witness.role.Witness;
import candor.ledger.witness.role.WitnessServer;
import candor.platform.TinyServer;
import candor.platform.access.FirstAccount;
import candor.platform.access.FirstAccount.SetupCaller;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the end of a server owes its witnesses. */
class WitnessesTest {
    private static final Cosigner COSIGNER = new Cosigner("witness.example/last", CosignatureType.ED25519, Hash.sha256("last").toBytes());

    @TempDir
    private Path folder;

    @Test
    void whatIsSignedAtTheEndIsCosignedBeforeTheNextStart() throws Exception {
        VerifierKey log = log();
        MemoryRecord remembered = new MemoryRecord();
        try (WitnessServer witness = WitnessServer.start(loopback(), new Witness(List.of(COSIGNER), List.of(log), remembered, InstantSource.system()))) {
            long entries;
            try (TinyServer server = start(witness.address())) {
                entries = tell(server);
            }
            assertThat(remembered.latest(log.name())).hasValueSatisfying(note -> {
                assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(entries);
                assertThat(note.signatures()).hasSizeGreaterThan(1);
            });
            assertThat(remembered.evidence).as("there is one history").isEmpty();
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aWitnessThatHangsHoldsUpTheEndForSecondsOnly() throws Exception {
        log();
        CountDownLatch over = new CountDownLatch(1);
        HttpServer silent = HttpServer.create(loopback(), 0);
        silent.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        silent.createContext("/", exchange -> answer(exchange, over));
        silent.start();
        Witnesses witnesses;
        try (TinyServer server = start(silent.getAddress(), "--candor.witness.timeout=1h")) {
            tell(server);
            witnesses = server.bean(Witnesses.class);
        } finally {
            over.countDown();
            silent.stop(0);
        }
        assertThatCode(witnesses::close).as("a store that is gone").doesNotThrowAnyException();
    }

    /** It says that it knows nothing of the log, and never answers when it is asked to cosign. */
    private static void answer(HttpExchange exchange, CountDownLatch over) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")) {
                over.await();
            }
            exchange.sendResponseHeaders(404, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The key of a log that begins here. */
    private VerifierKey log() {
        try (TinyServer server = TinyServer.start(folder.resolve("data"))) {
            server.bean(FirstAccount.class).make(new SetupCaller("127.0.0.1", false, null), "Ada", "ada", "correct horse battery");
            return server.bean(MongoLedger.class).reader().vkey();
        }
    }

    private TinyServer start(InetSocketAddress witness, String... more) throws IOException {
        Path policy = Files.writeString(folder.resolve("policy"), "witness W " + COSIGNER.key().vkey() + " http://127.0.0.1:" + witness.getPort() + "/\nquorum W\n");
        String[] all = new String[more.length + 1];
        all[0] = "--candor.witness.policy=" + policy;
        System.arraycopy(more, 0, all, 1, more.length);
        return TinyServer.start(folder.resolve("data"), all);
    }

    /** @return number of entries then */
    private static long tell(TinyServer server) {
        assertThat(server.post("/api/signals", "{\"channel\":\"EMPLOYEE\",\"source\":\"Ada\",\"text\":\"a strange mail\",\"confidential\":false}",
                "Authorization", TinyServer.basic("ada", "correct horse battery")).status()).isEqualTo(201);
        return server.bean(MongoLedger.class).reader().head().size();
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
