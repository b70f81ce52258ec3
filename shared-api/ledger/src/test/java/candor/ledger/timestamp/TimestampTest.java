package candor.ledger.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.note.Checkpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimestampTest {

    private static final Checkpoint CHECKPOINT = new Checkpoint("log.example/a", 8, Hash.sha256("root"));
    private static final Instant AT = Instant.parse("2026-11-23T10:17:00Z");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final TestTimeAuthority authority = TestTimeAuthority.at(AT);

    @AfterEach
    void close() {
        authority.close();
    }

    @Test
    void isBelievedUnderTheAuthoritysOwnCertificateOrItsRoot() throws Exception {
        Timestamp stamp = Timestamp.parse(stamp(authority, CHECKPOINT).der());

        assertThat(new TimeAuthorities(List.of(authority.certificate)).verify(stamp, CHECKPOINT)).isEqualTo(AT);
        assertThat(TimeAuthorities.parse(authority.rootPem().getBytes(StandardCharsets.US_ASCII)).verify(stamp, CHECKPOINT)).isEqualTo(AT);
    }

    @Test
    void isNotBelievedForAnotherCheckpointOrUnderOtherCertificatesOrWhenAltered() throws Exception {
        Timestamp stamp = stamp(authority, CHECKPOINT);
        TimeAuthorities trusted = new TimeAuthorities(List.of(authority.root));
        byte[] altered = stamp.der();
        altered[altered.length - 5] ^= 1;

        assertThatThrownBy(() -> trusted.verify(stamp, new Checkpoint("log.example/a", 9, Hash.sha256("root")))).isInstanceOf(UntrustedTimestamp.class).hasMessageContaining("another text");
        assertThatThrownBy(() -> trusted.verify(Timestamp.parse(altered), CHECKPOINT)).isInstanceOf(UntrustedTimestamp.class).hasMessageContaining("signature is false");
        try (TestTimeAuthority stranger = TestTimeAuthority.at(AT)) {
            assertThatThrownBy(() -> new TimeAuthorities(List.of(stranger.root)).verify(stamp, CHECKPOINT)).isInstanceOf(UntrustedTimestamp.class).hasMessageContaining("stands behind");
        }
    }

    @Test
    void ofAKeyThatIsNotForTimeStampingOrAtATimeWhenItWasNotValidIsNotBelieved() throws Exception {
        try (TestTimeAuthority tooLate = TestTimeAuthority.at(Instant.parse("2040-01-01T00:00:00Z"))) {
            Timestamp stamp = stamp(tooLate, CHECKPOINT);
            assertThatThrownBy(() -> new TimeAuthorities(List.of(tooLate.root)).verify(stamp, CHECKPOINT)).isInstanceOf(UntrustedTimestamp.class);
        }
        try (TestTimeAuthority other = TestTimeAuthority.notForTimeStamping(AT)) {
            assertThatThrownBy(() -> stamp(other, CHECKPOINT)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void isCheckedByOpensslToo(@TempDir Path folder) throws Exception {
        assumeTrue(run("openssl", "version") == 0, "there is no openssl here");
        Path data = Files.writeString(folder.resolve("text"), CHECKPOINT.text());
        Path answer = Files.write(folder.resolve("checkpoint.tsr"), stamp(authority, CHECKPOINT).der());
        Path root = Files.writeString(folder.resolve("root.pem"), authority.rootPem());

        assertThat(run("openssl", "ts", "-verify", "-data", data.toString(), "-in", answer.toString(), "-CAfile", root.toString())).isZero();
        Files.writeString(data, CHECKPOINT.text() + "x");
        assertThat(run("openssl", "ts", "-verify", "-data", data.toString(), "-in", answer.toString(), "-CAfile", root.toString())).isNotZero();
    }

    @Test
    void whatIsNoAnswerOrNoCertificateIsRefused() {
        assertThatThrownBy(() -> Timestamp.parse(new byte[0])).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Timestamp.parse("<html>".getBytes(StandardCharsets.US_ASCII))).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Timestamp.parse(new byte[Timestamp.MAX_BYTES + 1])).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> TimeAuthorities.parse("no certificate".getBytes(StandardCharsets.US_ASCII))).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new TimeAuthorityClient(URI.create("ftp://tsa.example/"), TIMEOUT)).isInstanceOf(Malformed.class);
    }

    @Test
    void anAuthorityThatIsNotThereIsSaidSo() {
        URI gone = authority.address();
        authority.close();
        try (TimeAuthorityClient client = new TimeAuthorityClient(gone, TIMEOUT)) {
            assertThatThrownBy(() -> client.stamp(CHECKPOINT)).isInstanceOf(IOException.class).hasMessageContaining("does not answer");
        }
    }

    private static Timestamp stamp(TestTimeAuthority authority, Checkpoint checkpoint) throws Exception {
        try (TimeAuthorityClient client = new TimeAuthorityClient(authority.address(), TIMEOUT)) {
            return client.stamp(checkpoint);
        }
    }

    private static int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
