package candor.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Hash;
import candor.ledger.note.Checkpoint;
import candor.ledger.timestamp.TestTimeAuthority;
import candor.ledger.trail.SampleLog;
import candor.ledger.trail.SampleTrail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeVerdictTest {

    private static final String KEY = SampleLog.SIGNER.verifierKey().vkey();

    @TempDir
    Path folder;

    private final TestTimeAuthority authority = TestTimeAuthority.at(Instant.parse("2026-11-23T10:17:00Z"));

    record Outcome(int exit, String text) {}

    @AfterEach
    void close() {
        authority.close();
    }

    @Test
    void aTimeStampUnderACertificateFromElsewhereIsOk() throws IOException {
        Outcome outcome = verify(stamped(), "--key", KEY, "--tsa-cert", certificate(authority));

        assertThat(outcome.text()).contains("TIME          ok: the checkpoint existed at 2026-11-23T10:17:00.000000Z");
        assertThat(outcome.exit()).isEqualTo(CandorVerify.VERIFIED);
    }

    @Test
    void withoutACertificateItIsAnybodysWord() throws IOException {
        Outcome outcome = verify(stamped(), "--key", KEY);

        assertThat(outcome.text()).contains("TIME          on an unknown authority's word: time-stamped 2026-11-23T10:17:00.000000Z");
        assertThat(outcome.exit()).isEqualTo(CandorVerify.VERIFIED);
    }

    @Test
    void aTimeStampOfAnotherAuthorityOrForAnotherCheckpointIsInvalid() throws IOException {
        try (TestTimeAuthority stranger = TestTimeAuthority.at(Instant.parse("2026-11-23T10:17:00Z"))) {
            Outcome outcome = verify(stamped(), "--key", KEY, "--tsa-cert", certificate(stranger));
            assertThat(outcome.exit()).isEqualTo(CandorVerify.INVALID);
            assertThat(outcome.text()).contains("TIME: data/checkpoint.tsr: none of the given certificates stands behind");
        }
        SampleTrail another = new SampleTrail();
        another.stamp = checkpoint -> Optional.of(authority.stamp(new Checkpoint(checkpoint.origin(), checkpoint.size(), Hash.sha256("other"))));
        assertThat(verify(another, "--key", KEY).text()).contains("TIME: data/checkpoint.tsr: the time-stamp is for another text");
        SampleTrail broken = new SampleTrail();
        broken.stamp = _ -> Optional.of(new byte[] {1, 2, 3});
        assertThat(verify(broken, "--key", KEY).exit()).isEqualTo(CandorVerify.INVALID);
    }

    @Test
    void noTimeStampIsSaidAndACertificateThatIsNoneCannotBeUsed() throws IOException {
        assertThat(verify(new SampleTrail(), "--key", KEY).text()).contains("TIME          no external time: the last entry says");
        assertThat(verify(new SampleTrail(), "--key", KEY, "--tsa-cert", certificate(authority)).text()).contains("TIME          no external time: the bag holds no time-stamp");
        String none = Files.writeString(folder.resolve("none"), "none").toString();
        assertThat(verify(new SampleTrail(), "--key", KEY, "--tsa-cert", none).exit()).isEqualTo(CandorVerify.UNUSABLE);
    }

    private SampleTrail stamped() {
        SampleTrail trail = new SampleTrail();
        trail.stamp = checkpoint -> Optional.of(authority.stamp(checkpoint));
        return trail;
    }

    private String certificate(TestTimeAuthority of) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "root", ".pem"), of.rootPem()).toString();
    }

    private Outcome verify(SampleTrail trail, String... options) throws IOException {
        Path zip = Files.write(Files.createTempFile(folder, "trail", ".zip"), trail.zip(folder));
        List<String> args = new ArrayList<>(List.of(zip.toString()));
        args.addAll(List.of(options));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = CandorVerify.run(args.toArray(String[]::new), new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Outcome(exit, out.toString(StandardCharsets.UTF_8));
    }
}
