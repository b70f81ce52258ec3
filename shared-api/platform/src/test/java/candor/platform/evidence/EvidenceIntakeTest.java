package candor.platform.evidence;

import static candor.platform.evidence.EvidenceFilesContract.assertRefused;
import static candor.platform.evidence.EvidenceFilesContract.bytes;
import static candor.platform.evidence.EvidenceFilesContract.cut;
import static candor.platform.evidence.EvidenceFilesContract.digest;
import static candor.platform.evidence.EvidenceFilesContract.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.embedded.SmallDisk;
import candor.ledger.mongodb.LedgerUnavailable;
import candor.platform.TinyServer;
import candor.platform.TinyServer.Answer;
import candor.platform.access.FirstAccount;
import candor.platform.access.FirstAccount.SetupCaller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
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
    private static Path data;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        data = folder;
        server = TinyServer.start(data, "--candor.evidence.max-size=2MB");
        intake = new RemoteEvidenceIntake(server.address().toString(), Files.readString(data.resolve("service-token")).strip());
        server.bean(FirstAccount.class).make(new SetupCaller("127.0.0.1", false, null), "Ada", "ada", "correct horse battery");
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

    /** It has no token: what is kept is refused after that, and what cannot be kept before. */
    @Test
    void aFormThatFillsTheDiskIsToldSoAndNotThatItIsForbidden(@TempDir Path elsewhere) throws IOException {
        String session = session();
        byte[] large = form(bytes(1_500_000, 7));
        assertThat(send(large, session).status()).isEqualTo(403);
        untilNoFormIsLeft();
        try (SmallDisk _ = SmallDisk.mount(data.resolve("uploads"), 1)) {
            Answer refused = send(large, session);
            assertThat(refused.status()).isEqualTo(507);
            assertThat(refused.response().body()).contains("the place for files is full or cannot be written");
            untilNoFormIsLeft();
        }
        Path aside = elsewhere.resolve("uploads");
        Files.move(data.resolve("uploads"), aside);
        Files.createFile(data.resolve("uploads"));
        assertThat(send(form(bytes(10, 7)), session).status()).as("no place at all").isEqualTo(507);
        Files.delete(data.resolve("uploads"));
        Files.move(aside, data.resolve("uploads"));
        assertThat(send(large, session).status()).as("room again").isEqualTo(403);
        untilNoFormIsLeft();
    }

    /** The server answers first and puts away what it kept of the request after that. */
    private static void untilNoFormIsLeft() {
        Awaitility.await().untilAsserted(() -> {
            try (Stream<Path> left = Files.list(data.resolve("uploads"))) {
                assertThat(left).isEmpty();
            }
        });
    }

    @Test
    void aFormThatIsNoneOrTooLargeIsToldThat() {
        String session = session();
        byte[] whole = form(bytes(1_000, 8));
        assertThat(send(Arrays.copyOf(whole, whole.length - 30), session).status()).isEqualTo(400);
        assertThat(send(form(bytes(2_200_000, 8)), session).status()).isEqualTo(413);
        HttpRequest.Builder unannounced = HttpRequest.newBuilder(server.address().resolve("/incidents/i1/evidence"))
                .POST(BodyPublishers.ofInputStream(() -> stream(form(bytes(2_200_000, 8)))));
        assertThat(server.send(unannounced, "Content-Type", "multipart/form-data; boundary=x", "Cookie", session).status()).isEqualTo(413);
    }

    private static byte[] form(byte[] file) {
        var form = new ByteArrayOutputStream();
        form.writeBytes("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(file);
        form.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }

    private static Answer send(byte[] form, String session) {
        return server.send(HttpRequest.newBuilder(server.address().resolve("/incidents/i1/evidence")).POST(BodyPublishers.ofByteArray(form)),
                "Content-Type", "multipart/form-data; boundary=x", "Cookie", session);
    }

    /** Of somebody who has signed in. */
    private static String session() {
        String cookie = server.post("/sign-in", "name=ada&password=correct+horse+battery", "Content-Type", "application/x-www-form-urlencoded",
                "Authorization", TinyServer.basic("ada", "correct horse battery")).header("Set-Cookie");
        return cookie.substring(0, cookie.indexOf(';'));
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
