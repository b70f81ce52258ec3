package candor.platform.evidence;

import static candor.platform.evidence.EvidenceFilesContract.assertRefused;
import static candor.platform.evidence.EvidenceFilesContract.bytes;
import static candor.platform.evidence.EvidenceFilesContract.cut;
import static candor.platform.evidence.EvidenceFilesContract.digest;
import static candor.platform.evidence.EvidenceFilesContract.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.mongodb.LedgerUnavailable;
import candor.platform.TinyServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file on its way from the side that shows to the side that decides, over HTTP. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class EvidenceIntakeTest {
    private static TinyServer server;
    private static EvidenceIntake intake;

    @BeforeAll
    static void start(@TempDir Path data) throws IOException {
        server = TinyServer.start(data, "--candor.evidence.max-size=2MB");
        intake = new RemoteEvidenceIntake(server.address().toString(), Files.readString(data.resolve("service-token")).strip());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static EvidenceFiles files() {
        return server.bean(EvidenceFiles.class);
    }

    @Test
    void isKeptThereByItsDigest() throws IOException {
        byte[] bytes = bytes(1_500_000, 1);
        assertThat(intake.take(stream(bytes), digest(bytes))).isEqualTo(new KeptFile(digest(bytes), bytes.length));
        assertThat(files().size(digest(bytes))).hasValue(bytes.length);
    }

    @Test
    void isRefusedHereInTheWordsOfThatSide() {
        assertRefused("evidence.digest-mismatch", () -> intake.take(stream(bytes(10, 2)), digest(bytes(10, 3))));
        assertRefused("evidence.empty", () -> intake.take(stream(new byte[0]), null));
        assertRefused("evidence.too-large", () -> intake.take(stream(bytes(2_200_000, 4)), null));
        assertThat(files().size(digest(bytes(10, 2)))).isEmpty();
    }

    @Test
    void isNotKeptWhereItsSenderGoesAway() {
        int before = files().all().size();
        assertThatThrownBy(() -> intake.take(cut(bytes(1_000_000, 5)), null)).isInstanceOf(IOException.class);
        Awaitility.await().untilAsserted(() -> assertThat(files().all()).hasSize(before));
    }

    @Test
    void isNotTakenFromAStranger() {
        assertThat(server.send(HttpRequest.newBuilder(server.address().resolve("/internal/evidence")).POST(BodyPublishers.ofString("x"))).status()).isEqualTo(401);
        assertThat(files().size(digest(new byte[] {'x'}))).isEmpty();
    }

    @Test
    void isNotSentWhereNobodyListens() {
        EvidenceIntake nowhere = new RemoteEvidenceIntake("http://127.0.0.1:1", "token");
        assertThatThrownBy(() -> nowhere.take(stream(bytes(10, 6)), null)).isInstanceOf(LedgerUnavailable.class);
    }

    /** Looking for a token in a form of a stranger would put the whole of it on disk first. */
    @Test
    void aFormWithAFileFromAStrangerIsTurnedAwayUnread() throws IOException {
        var form = HttpRequest.newBuilder(server.address().resolve("/incidents/i1/evidence")).header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nbytes\r\n--x--\r\n"));
        assertThat(server.send(form).status()).isEqualTo(302);
        var elsewhere = HttpRequest.newBuilder(server.address().resolve("/api/signals")).header("Content-Type", "multipart/form-data; boundary=x").POST(BodyPublishers.ofString("--x--"));
        assertThat(server.send(elsewhere).status()).isEqualTo(415);
    }
}
