package candor.ledger.witness.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.Malformed;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.Ed25519PrivateKey;
import candor.ledger.note.NoteSigner;
import candor.ledger.note.SignedNote;
import candor.ledger.note.VerifierKey;
import candor.ledger.tree.MemoryTree;
import candor.ledger.tree.MerkleHash;
import candor.ledger.tree.TreeProofs;
import candor.ledger.witness.AddCheckpoint;
import candor.ledger.witness.Cosigner;
import candor.ledger.witness.SampleWitness;
import candor.ledger.witness.client.WitnessOutcome.Ahead;
import candor.ledger.witness.client.WitnessOutcome.Cosigned;
import candor.ledger.witness.client.WitnessOutcome.Disputed;
import candor.ledger.witness.client.WitnessOutcome.Failed;
import candor.ledger.witness.role.MemoryRecord;
import candor.ledger.witness.role.Witness;
import candor.ledger.witness.role.WitnessServer;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Client and role over real HTTP. */
class WitnessClientTest {

    private static final NoteSigner LOG = new NoteSigner("log.example/a", Ed25519PrivateKey.ofSeed(new byte[32]));
    private static final Cosigner W1 = SampleWitness.ed25519("witness.example/w1");
    private static final Cosigner W2 = SampleWitness.mlDsa("witness.example/w1");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final MemoryTree tree = tree(40);
    private final MemoryRecord record = new MemoryRecord();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private static MemoryTree tree(int size) {
        MemoryTree tree = new MemoryTree();
        for (int i = 0; i < size; i++) {
            tree.append(MerkleHash.leaf(("entry " + i).getBytes(UTF_8)));
        }
        return tree;
    }

    @Test
    void eachKindOfKeyIsCosignedWithAndTheNextSizeNeedsNoSecondQuestion() throws IOException {
        WitnessServer server = server(LOG.verifierKey());
        WitnessClient first = client(W1, server);
        WitnessClient second = client(W2, server);

        assertThat(first.ask(signed(tree, 5), proofs(tree))).isInstanceOfSatisfying(Cosigned.class, found -> assertThat(found.cosignature().key()).isEqualTo(W1.key()));
        assertThat(second.ask(signed(tree, 8), proofs(tree))).isInstanceOfSatisfying(Cosigned.class, found -> assertThat(found.cosignature().key()).isEqualTo(W2.key()));
        assertThat(first.ask(signed(tree, 40), proofs(tree))).isInstanceOf(Cosigned.class);
    }

    @Test
    void aWitnessThatHasSeenAnotherHistoryDisputesAndShowsIt() throws IOException {
        WitnessServer server = server(LOG.verifierKey());
        client(W1, server).ask(signed(tree, 9), proofs(tree));
        MemoryTree forged = tree(7);
        for (int i = 0; i < 5; i++) {
            forged.append(MerkleHash.leaf(("forged " + i).getBytes(UTF_8)));
        }

        assertThat(client(W1, server).ask(signed(forged, 12), proofs(forged))).isInstanceOfSatisfying(Disputed.class, found ->
                assertThat(found.shown().orElseThrow().text()).isEqualTo(signed(tree, 9).text()));
        assertThat(client(W1, server).ask(signed(forged, 9), proofs(forged))).isInstanceOf(Disputed.class);
    }

    @Test
    void aTailThatWasCutOffIsShownToHaveBeenLonger() throws IOException {
        WitnessServer server = server(LOG.verifierKey());
        client(W1, server).ask(signed(tree, 9), proofs(tree));

        assertThat(client(W1, server).ask(signed(tree, 6), proofs(tree))).isInstanceOfSatisfying(Ahead.class, found -> {
            assertThat(found.size()).isEqualTo(9);
            assertThat(found.shown().orElseThrow().text()).isEqualTo(signed(tree, 9).text());
        });
    }

    @Test
    void aWitnessThatDoesNotKnowTheLogOrIsNotThereFailsInWords() throws IOException {
        WitnessServer stranger = server(new NoteSigner("other.example/log", LOG.key()).verifierKey());
        WitnessServer untrusting = server(new NoteSigner(LOG.name(), Ed25519PrivateKey.generate()).verifierKey());
        WitnessServer gone = server(LOG.verifierKey());
        gone.close();

        assertThat(client(W1, stranger).ask(signed(tree, 5), proofs(tree))).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason()).contains("does not know this log"));
        assertThat(client(W1, untrusting).ask(signed(tree, 5), proofs(tree))).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason()).contains("does not trust the key"));
        assertThat(client(W1, gone).ask(signed(tree, 5), proofs(tree))).isInstanceOf(Failed.class);
        assertThat(client(SampleWitness.ed25519("another.example/w"), server(LOG.verifierKey())).ask(signed(tree, 5), proofs(tree)))
                .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason()).contains("another key"));
    }

    @Test
    void anAnswerThatNeverEndsOrIsTooLongOrALieIsGivenUp() throws IOException {
        assertThat(asking(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
        }, Duration.ofMillis(300))).isInstanceOf(Failed.class);
        assertThat(asking(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[1 << 20]);
            exchange.close();
        }, TIMEOUT)).isInstanceOf(Failed.class);
        assertThat(asking(exchange -> {
            byte[] lie = (W1.cosign(checkpoint(tree, 4), Instant.now()).line() + "\n").getBytes(UTF_8);
            exchange.sendResponseHeaders(200, lie.length);
            exchange.getResponseBody().write(lie);
            exchange.close();
        }, TIMEOUT)).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason()).contains("no cosignature of its own"));
        assertThat(asking(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        }, TIMEOUT)).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason()).contains("307"));
    }

    @Test
    void theServerBoundsBodiesAndKnowsTwoAddressesOnly() throws Exception {
        URI root = uri(server(LOG.verifierKey()));
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(status(http, HttpRequest.newBuilder(root.resolve("add-checkpoint")).POST(HttpRequest.BodyPublishers.ofByteArray(new byte[AddCheckpoint.MAX_BYTES + 1])).build())).isEqualTo(413);
            assertThat(status(http, HttpRequest.newBuilder(root.resolve("add-checkpoint")).build())).isEqualTo(405);
            assertThat(status(http, HttpRequest.newBuilder(root.resolve("elsewhere")).build())).isEqualTo(404);
            assertThat(status(http, HttpRequest.newBuilder(root.resolve(Witness.hex(LOG.name()) + "/checkpoint")).build())).isEqualTo(404);
        }
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new WitnessClient(W1.key(), "ftp://witness.example/", TIMEOUT)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new WitnessClient(W1.key(), "not an address", TIMEOUT)).isInstanceOf(Malformed.class);
    }

    private WitnessOutcome asking(HttpHandler handler, Duration timeout) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext("/", handler);
        server.start();
        open.add(() -> server.stop(0));
        WitnessClient client = new WitnessClient(W1.key(), "http://127.0.0.1:" + server.getAddress().getPort(), timeout);
        open.add(client);
        return client.ask(signed(tree, 5), proofs(tree));
    }

    private static int status(HttpClient http, HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private WitnessServer server(VerifierKey log) throws IOException {
        Witness witness = new Witness(List.of(W1, W2), List.of(log), record, InstantSource.system());
        WitnessServer server = WitnessServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), witness);
        open.add(server);
        return server;
    }

    private WitnessClient client(Cosigner key, WitnessServer server) {
        WitnessClient client = new WitnessClient(key.key(), uri(server).toString(), TIMEOUT);
        open.add(client);
        return client;
    }

    private static URI uri(WitnessServer server) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + "/");
    }

    private static ConsistencyProofs proofs(MemoryTree tree) {
        return (earlier, size) -> new TreeProofs(tree, size).consistency(earlier);
    }

    private static Checkpoint checkpoint(MemoryTree tree, int size) {
        return new Checkpoint(LOG.name(), size, new TreeProofs(tree, size).root());
    }

    private static SignedNote signed(MemoryTree tree, int size) {
        return checkpoint(tree, size).sign(LOG);
    }
}
