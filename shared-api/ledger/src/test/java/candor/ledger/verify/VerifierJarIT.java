package candor.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import candor.ledger.note.Checkpoint;
import candor.ledger.note.SignedNote;
import candor.ledger.timestamp.TestTimeAuthority;
import candor.ledger.timestamp.TimeAuthorityClient;
import candor.ledger.trail.SampleLog;
import candor.ledger.trail.SampleTrail;
import candor.ledger.witness.Cosigner;
import candor.ledger.witness.SampleWitness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed verifier, as a recipient starts it. */
class VerifierJarIT {

    @TempDir
    Path work;

    @Test
    void verifiesATrailAndRejectsADamagedOne() throws Exception {
        byte[] zip = new SampleTrail().zip(work);
        Path good = Files.write(work.resolve("good.zip"), zip);
        zip[zip.length / 2] ^= 1;
        Path bad = Files.write(work.resolve("bad.zip"), zip);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String key = SampleLog.SIGNER.verifierKey().vkey();
        assertThat(run(java, "-jar", jar(), good.toString(), "--key", key)).isEqualTo(CandorVerify.VERIFIED);
        assertThat(run(java, "-jar", jar(), bad.toString(), "--key", key)).isIn(CandorVerify.INVALID, CandorVerify.UNUSABLE);
    }

    /** The library that reads time-stamps is packed by what is reachable: nothing may be missing. */
    @Test
    void judgesWitnessesAndATimeStampToo() throws Exception {
        try (TestTimeAuthority authority = TestTimeAuthority.at(Instant.parse("2026-11-23T10:17:00Z")); TimeAuthorityClient client = new TimeAuthorityClient(authority.address(), Duration.ofSeconds(10))) {
            Cosigner witness = SampleWitness.mlDsa("witness.example/w");
            SampleTrail trail = new SampleTrail();
            trail.checkpoint = note -> new SignedNote(note.text(), List.of(note.signatures().getFirst(), witness.cosign(Checkpoint.parse(note.text()), Instant.parse("2026-11-23T10:16:00Z"))));
            trail.stamp = checkpoint -> stamp(client, checkpoint);
            Path zip = Files.write(work.resolve("trail.zip"), trail.zip(work));
            Path policy = Files.writeString(work.resolve("policy"), "log " + SampleLog.SIGNER.verifierKey().vkey() + "\nwitness W " + witness.key().vkey() + "\nquorum W\n");
            Path root = Files.writeString(work.resolve("root.pem"), authority.rootPem());
            String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

            assertThat(run(java, "-jar", jar(), zip.toString(), "--policy", policy.toString(), "--tsa-cert", root.toString())).isEqualTo(CandorVerify.VERIFIED);
            assertThat(Files.readString(work.resolve("output"))).contains("WITNESSES     ok").contains("TIME          ok");
        }
    }

    @Test
    void saysInOneSentenceThatAnOlderJavaWillNotDo() throws Exception {
        Path old = olderJava();
        assertThat(run(old.toString(), "-jar", jar(), "trail.zip")).isEqualTo(CandorVerify.UNUSABLE);
        assertThat(Files.readString(work.resolve("output"))).startsWith("candor-verify needs Java 25 or newer").hasLineCount(1);
    }

    private static Optional<byte[]> stamp(TimeAuthorityClient client, Checkpoint checkpoint) {
        try {
            return Optional.of(client.stamp(checkpoint).der());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path olderJava() throws IOException {
        try (Stream<Path> found = Files.isDirectory(Path.of("/usr/lib/jvm")) ? Files.list(Path.of("/usr/lib/jvm")) : Stream.empty()) {
            List<Path> old = found.filter(home -> home.getFileName().toString().matches(".*\\b(8|11|17|21)\\b.*"))
                    .map(home -> home.resolve("bin/java")).filter(Files::isExecutable).toList();
            assumeTrue(!old.isEmpty(), "no older Java is installed here: its message was not checked");
            return old.getFirst();
        }
    }

    private static String jar() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("target"))) {
            return jars.filter(file -> file.toString().endsWith("-verify.jar")).findFirst().orElseThrow().toString();
        }
    }

    private int run(String... command) throws IOException, InterruptedException {
        Path output = work.resolve("output");
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        int exit = process.waitFor();
        assertThat(Files.readString(output, UTF_8)).isNotEmpty();
        return exit;
    }
}
