package candor.launcher;

import static candor.launcher.EvidenceProgram.hex;
import static candor.launcher.EvidenceProgram.repr;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lee, a responder, keeps what she finds on a web server; a program sends what is too large for a form; somebody changes a byte. */
class EvidenceIT extends InBrowser {
    private static final String NOTE = "Meet at the usual place.\nBring the list.";
    private static final int LARGE = 176 << 20;
    private static final int PORTS_TRIED = 3;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Path data;

    private int port;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Page lee;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Api api;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private EvidenceProgram program;

    @BeforeAll
    void begin(@TempDir Path folder) throws Exception {
        ConsoleBrowser.require();
        data = folder.resolve("data");
        server = startOnKnownPort();
        browser = ConsoleBrowser.open();
        CandorProcess.addAccount(data, Api.SIGN_IN_NAME, "Ada Marsh", "administrator,privacy-officer,commander");
        CandorProcess.addAccount(data, "lee", "Lee Adeyemi", "responder");
        api = new Api(server.address());
        program = new EvidenceProgram(api);
        assertThat(api.post("/api/incidents", "k1", "{\"incident\":\"i1\",\"kind\":\"INCIDENT\",\"summary\":\"Cards leak\"}").status()).isEqualTo(201);
        lee = browser.signedIn(server.address(), "lee");
    }

    /** Where another process has taken the port since it was free, the server does not start: then on another one. */
    private CandorProcess startOnKnownPort() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            try {
                // Less heap than the large file: whoever held it whole would not live to see the end of it.
                return CandorProcess.start(data, Map.of("CANDOR_HEAP", "160m"), "--candor.embedded.port=" + port);
            } catch (IllegalStateException ended) {
                if (attempt == PORTS_TRIED) {
                    throw ended;
                }
            }
        }
    }

    // ---- what a person does

    @Test
    @Order(1)
    void sheKeepsAFileFromTheWebServer() {
        go("/incidents/i1");
        lee.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Evidence")).first().click();
        lee.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Collect a file")).click();
        lee.getByLabel("File").setInputFiles(new FilePayload("access log.txt", "text/plain", "GET /checkout".getBytes(StandardCharsets.UTF_8)));
        lee.locator("[name=place]").fill("web server 2, /var/log");
        lee.locator("[name=obtained]").fill("copied with scp by the hoster");
        shot("upload");
        lee.locator("main button.primary").click();

        Locator item = lee.locator(".evidence > li");
        assertThat(item).containsText("EV-1 access log.txt");
        assertThat(item).containsText("Lee Adeyemi");
        assertThat(item).containsText("13 bytes");
        assertThat(item).containsText(hex("GET /checkout".getBytes(StandardCharsets.UTF_8)));
        shot("list");
    }

    @Test
    @Order(2)
    void sheVerifiesItAndPassesItOn() {
        lee.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("EV-1")).click();
        assertThat(lee.locator(".verdict")).containsText("Nobody has verified it yet");
        lee.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Verify it now")).click();
        assertThat(lee.locator(".verdict.intact")).containsText("Intact");

        lee.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Pass on")).click();
        lee.locator("[name='to.typed']").fill("Dana of the forensic firm");
        lee.locator("[name=place]").fill("their laboratory");
        lee.locator("[name=reason]").fill("They look for the second stage");
        lee.locator("main button.primary").click();
        assertThat(lee.locator(".hands > li.hand").last()).containsText("Dana of the forensic firm");
        assertThat(lee.locator("header.incident")).containsText("their laboratory");
        shot("item");
    }

    @Test
    @Order(3)
    void sheRecordsTheDigestOfWhatSheMayNotShowYet() {
        go("/incidents/i1/evidence");
        lee.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Record a digest only")).click();
        lee.locator("[name=name]").fill("The informer's letter");
        lee.locator("[name=contentDigest]").fill(hex(NOTE.getBytes(StandardCharsets.UTF_8)));
        lee.locator("main button.primary").click();
        assertThat(lee.locator("#EV-2")).containsText("Digest only");
    }

    @Test
    @Order(4)
    void sheShowsItLaterAndOnlyTheRightTextOpensIt() {
        lee.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("EV-2")).click();
        lee.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Show the file or text")).click();
        lee.locator("[name=text]").fill(NOTE + " ");
        lee.locator("main button.primary").click();
        assertThat(lee.getByRole(AriaRole.ALERT)).containsText("This is not what was recorded");
        assertThat(lee.locator("[name=text]")).hasValue(NOTE + " ");
        shot("refused");
        lee.locator("[name=text]").fill(NOTE);
        lee.locator("main button.primary").click();
        assertThat(lee.locator(".verdict.opened")).containsText("Opened, and it fits");
    }

    @Test
    @Order(5)
    void onATelephoneNothingScrollsSidewaysAndTheTimelineTellsIt() {
        String item = URI.create(lee.url()).getPath();
        lee.setViewportSize(390, 844);
        for (String path : List.of("/incidents/i1/evidence", "/incidents/i1/evidence/new", item, item + "/do/transfer-evidence")) {
            go(path);
            assertThat((Integer) lee.evaluate("document.documentElement.scrollWidth")).as(path).isLessThanOrEqualTo(390);
            shot("narrow" + path.replace('/', '-'));
        }
        lee.setViewportSize(1280, 900);
        go("/incidents/i1");
        assertThat(lee.locator(".timeline")).containsText("EV-1 went into other hands");
        assertThat(lee.locator(".timeline")).containsText("EV-2 was opened");
        assertThat(browser.complaints()).allMatch(text -> text.contains("status of 4"));
    }

    // ---- what a program does

    private long entries() throws Exception {
        return api.get("/api/incidents/i1").body().path("row").path("lastOrdinal").asLong();
    }

    @Test
    @Order(6)
    void aFileLargerThanTheHeapComesBackInParts() throws Exception {
        Api.Answer taken = api.send(program.upload("disk.img").POST(BodyPublishers.ofInputStream(() -> new EvidenceUploadBenchmark.Filler(LARGE))));
        assertThat(taken.status()).as("%s", taken.body()).isEqualTo(201);
        String item = taken.body().path("evidence").asText();
        String content = "/api/evidence/" + item + "/content";
        program.shown(item);
        long before = entries();
        MessageDigest whole = MessageDigest.getInstance("SHA-256");
        for (int from = 0; from < LARGE; from += 16 << 20) {
            Api.Answer part = api.send(api.request(content).header("Range", "bytes=" + from + "-" + (from + (16 << 20) - 1)).GET());
            assertThat(part.status()).isEqualTo(206);
            assertThat(part.header("Content-Range")).isEqualTo("bytes " + from + "-" + (from + (16 << 20) - 1) + "/" + LARGE);
            whole.update(part.response().body());
        }
        assertThat(HexFormat.of().formatHex(whole.digest())).isEqualTo(taken.body().path("digest").asText());
        await().untilAsserted(() -> assertThat(entries()).as("four parts are one reading").isEqualTo(before + 1));
    }

    @Test
    @Order(7)
    void whatIsReadIsSavedAndNeverShown() throws Exception {
        byte[] bytes = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        String item = program.collect("page.html", bytes);
        program.shown(item);
        Api.Answer file = api.get("/api/evidence/" + item + "/content");
        assertThat(file.response().body()).isEqualTo(bytes);
        assertThat(file.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Content-Disposition")).startsWith("attachment;").contains("page.html");
        String tag = file.header("ETag");
        assertThat(tag).isEqualTo("\"" + hex(bytes) + "\"");
        String path = "/api/evidence/" + item + "/content";
        assertThat(api.send(api.request(path).header("If-None-Match", String.valueOf(tag)).GET()).status()).isEqualTo(304);
        assertThat(api.send(api.request(path).header("Range", "bytes=5-").header("If-Range", "\"other\"").GET()).status()).isEqualTo(200);
        assertThat(api.send(api.request(path).header("Range", "bytes=-3").GET()).response().body()).isEqualTo(Arrays.copyOfRange(bytes, bytes.length - 3, bytes.length));
        Api.Answer beyond = api.send(api.request(path).header("Range", "bytes=900-").GET());
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + bytes.length);
        assertThat(api.send(api.request(path).header("Range", "bytes=x").GET()).status()).isEqualTo(400);
    }

    @Test
    @Order(8)
    void whatIsNotAsStatedLeavesNothing() throws Exception {
        byte[] bytes = "stated".getBytes(StandardCharsets.UTF_8);
        List<Path> before = kept();
        Api.Answer wrong = api.send(program.upload("a").header("Repr-Digest", repr("other".getBytes(StandardCharsets.UTF_8))).POST(BodyPublishers.ofByteArray(bytes)));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().path("detail").asText()).contains(hex(bytes), hex("other".getBytes(StandardCharsets.UTF_8)));
        assertThat(api.send(program.upload("a").header("Content-Digest", "sha-256=x").POST(BodyPublishers.ofByteArray(bytes))).status()).isEqualTo(400);
        assertThat(api.send(program.upload("a").POST(BodyPublishers.noBody())).body().path("code").asText()).isEqualTo("evidence.empty");
        assertThat(api.send(api.request("/api/incidents/i1/evidence").POST(BodyPublishers.ofByteArray(bytes))).body().path("code").asText()).isEqualTo("request.missing-name");
        assertThat(kept()).isEqualTo(before);
        Api.Answer right = api.send(program.upload("a").header("Repr-Digest", repr(bytes)).POST(BodyPublishers.ofByteArray(bytes)));
        assertThat(right.status()).isEqualTo(201);
        program.shown(right.body().path("evidence").asText());
    }

    @Test
    @Order(9)
    void aConnectionThatIsCutLeavesNothing() throws Exception {
        List<Path> before = kept();
        long entries = entries();
        String head = "POST /api/incidents/i1/evidence HTTP/1.1\r\nHost: x\r\nAuthorization: " + authorization()
                + "\r\nContent-Disposition: attachment; filename=\"cut\"\r\nContent-Length: 5000000\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort()); OutputStream out = socket.getOutputStream()) {
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[2_000_000]);
            out.flush();
            awaitKept(() -> assertThat(kept().size()).isGreaterThan(before.size()));
        }
        awaitKept(() -> assertThat(kept()).isEqualTo(before));
        assertThat(entries()).isEqualTo(entries);
    }

    @Test
    @Order(10)
    void theSameKeyIsTheSameItem() throws Exception {
        byte[] bytes = "again".getBytes(StandardCharsets.UTF_8);
        List<String> items = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            items.add(api.send(program.upload("again").header("Idempotency-Key", "again").POST(BodyPublishers.ofByteArray(bytes))).body().path("evidence").asText());
        }
        assertThat(items.getFirst()).isNotEmpty().isEqualTo(items.getLast());
        assertThat(api.send(program.upload("again").header("Idempotency-Key", "again").POST(BodyPublishers.ofString("else"))).status()).isEqualTo(422);
    }

    // ---- what somebody with access to the disk or the database does

    @Test
    @Order(11)
    void aChangedByteAMissingFileAndAnAlteredEntryAreToldApart() throws Exception {
        byte[] bytes = "the evidence".getBytes(StandardCharsets.UTF_8);
        String item = program.collect("tampered", bytes);
        program.shown(item);
        assertThat(program.verified(item)).isEqualTo("INTACT");
        Path file = kept().stream().filter(path -> path.getFileName().toString().equals(hex(bytes))).findFirst().orElseThrow();
        byte[] changed = bytes.clone();
        changed[0] ^= 1;
        Files.write(file, changed);
        assertThat(program.verified(item)).isEqualTo("FILE_CHANGED");
        Files.delete(file);
        assertThat(program.verified(item)).isEqualTo("FILE_MISSING");
        assertThat(api.get("/api/evidence/" + item + "/content").body().path("code").asText()).isEqualTo("evidence.file-missing");
        program.collect("tampered, again", bytes);
        assertThat(program.verified(item)).as("the same bytes put it back").isEqualTo("INTACT");

        program.alterVaultRow(port, item);
        assertThat(program.verified(item)).isEqualTo("LOG_CHANGED");
        program.shown(item, "LOG_CHANGED");
    }

    // ---- what the test itself needs

    /** The server takes files away while they are listed, and the list fails then. */
    private static void awaitKept(ThrowingRunnable condition) {
        await().ignoreException(UncheckedIOException.class).untilAsserted(condition);
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("evidence"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString((Api.SIGN_IN_NAME + ":" + Api.PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    private void go(String path) {
        lee.navigate(server.address().resolve(path).toString());
    }

    /** A picture to look at, where somebody asks for pictures. */
    private void shot(String name) {
        String folder = System.getProperty("candor.pictures");
        if (folder != null) {
            lee.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, "evidence-" + name + ".png")));
        }
    }
}
