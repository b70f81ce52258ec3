package candor.platform.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Hash;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.Ed25519PrivateKey;
import candor.ledger.note.NoteSigner;
import candor.ledger.note.SignedNote;
import candor.ledger.tree.MemoryTree;
import candor.ledger.tree.MerkleHash;
import candor.ledger.tree.TreeProofs;
import candor.ledger.witness.CosignatureKey;
import candor.ledger.witness.client.WitnessClient;
import candor.ledger.witness.client.WitnessOutcome.Cosigned;
import candor.ledger.witness.role.Witness;
import candor.platform.cli.CandorCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The role as another party runs it: a process that is killed while it cosigns. */
class WitnessProcessIT {
    private static final NoteSigner LOG = new NoteSigner("log.example/killed", Ed25519PrivateKey.ofSeed(Hash.sha256("killed").toBytes()));
    private static final int ROUNDS = 5;
    private static final int LARGEST = 100_000;

    @TempDir
    private Path folder;

    @Test
    void killedAtAnyMomentItNeverForgetsWhatItAcknowledged() throws Exception {
        MemoryTree tree = new MemoryTree();
        for (int i = 0; i < LARGEST; i++) {
            tree.append(MerkleHash.leaf(("entry " + i).getBytes(UTF_8)));
        }
        List<String> vkeys = run("witness", "key", "--data", folder.toString(), "--name", "witness.example/killed").lines().toList();
        AtomicLong acknowledged = new AtomicLong();
        AtomicLong next = new AtomicLong();
        for (int round = 0; round < ROUNDS; round++) {
            try (WitnessProcess witness = WitnessProcess.start(folder, "--log", LOG.verifierKey().vkey())) {
                assertThat(witness.firstLine()).startsWith("The witness witness.example/killed is ready: http://127.0.0.1:");
                assertThat(shown(witness)).as("round %d", round).isGreaterThanOrEqualTo(acknowledged.get());
                List<Thread> callers = vkeys.stream().map(CosignatureKey::parse).map(key -> Thread.ofPlatform().start(() -> hammer(witness, key, tree, next, acknowledged))).toList();
                long enough = acknowledged.get() + 20 + ThreadLocalRandom.current().nextInt(20);
                Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> acknowledged.get() >= enough);
                witness.kill();
                for (Thread caller : callers) {
                    caller.join();
                }
            }
        }
        assertThat(acknowledged.get()).isGreaterThanOrEqualTo(20L * ROUNDS);
    }

    private static void hammer(WitnessProcess witness, CosignatureKey key, MemoryTree tree, AtomicLong next, AtomicLong acknowledged) {
        try (WitnessClient client = new WitnessClient(key, witness.url(), Duration.ofSeconds(30))) {
            while (witness.process().isAlive()) {
                long size = next.incrementAndGet();
                SignedNote signed = new Checkpoint(LOG.name(), size, new TreeProofs(tree, size).root()).sign(LOG);
                if (client.ask(signed, (earlier, later) -> new TreeProofs(tree, later).consistency(earlier)) instanceof Cosigned) {
                    acknowledged.accumulateAndGet(size, Math::max);
                }
            }
        }
    }

    private static long shown(WitnessProcess witness) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(HttpRequest.newBuilder(URI.create(witness.url() + Witness.hex(LOG.name()) + "/checkpoint")).build(), HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 404 ? 0 : Checkpoint.open(SignedNote.parse(response.body()), List.of(LOG.verifierKey())).size();
        }
    }

    @Test
    void itsFolderIsItsOwnersAloneAndItsKeysStay() throws Exception {
        String vkeys = run("witness", "key", "--data", folder.toString(), "--name", "witness.example/w1");

        assertThat(vkeys.lines()).hasSize(2).allMatch(vkey -> vkey.startsWith("witness.example/w1+"));
        assertThat(run("witness", "key", "--data", folder.toString())).isEqualTo(vkeys);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("witness.key")))).isEqualTo("rw-------");
        assertThat(run("witness", "key", "--data", folder.toString(), "--name", "another.example/w")).contains("is called witness.example/w1 for ever");
        String key = Files.readString(folder.resolve("witness.key"));
        Files.writeString(folder.resolve("witness.key"), key.replaceFirst("key .", key.contains("key x") ? "key y" : "key x"));
        assertThat(run("witness", "key", "--data", folder.toString())).contains("is damaged");
    }

    @Test
    void itRefusesALedgersFolderASecondProcessNoLogsAndAddressesThatAreNone() throws Exception {
        Path ledger = Files.createDirectory(folder.resolve("ledger"));
        Files.writeString(ledger.resolve("format"), "1\n");
        Path own = folder.resolve("own");

        assertThat(run("witness", "--data", ledger.toString(), "--log", LOG.verifierKey().vkey())).contains("belongs to a ledger");
        assertThat(run("witness", "--data", own.toString())).contains("has no log to serve");
        assertThat(run("witness", "--data", own.toString(), "--log", "no vkey")).contains("not given as a vkey");
        assertThat(run("witness", "--data", own.toString(), "--log", LOG.verifierKey().vkey(), "--listen", "8091")).contains("--listen is an address");
        Files.writeString(own.resolve("logs"), "# whom we serve\n" + LOG.verifierKey().vkey() + "\n");
        try (WitnessProcess first = WitnessProcess.start(own); WitnessProcess second = WitnessProcess.start(own)) {
            assertThat(first.firstLine()).contains("is ready");
            assertThat(second.firstLine()).contains("another witness runs on this folder");
        }
    }

    /** What it printed, on either stream. */
    private static String run(String... args) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        CandorCommand.commandLine().setOut(writer).setErr(writer).execute(args);
        return said.toString();
    }
}
