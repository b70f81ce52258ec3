package candor.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import candor.ledger.Hash;
import candor.ledger.note.Checkpoint;
import candor.ledger.trail.SampleLog;
import candor.ledger.trail.SampleTrail;
import candor.ledger.trail.TrailScope.Mode;
import candor.ledger.tree.TreeProofs;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, opened from the disk as its recipient opens it: held to the same table as the jar. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyPageIT {

    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("CANDOR_CHROMIUM", "/usr/bin/chromium"));
    private static final List<String> QUIET = List.of(
            "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");
    private static final Path PAGE = Path.of("src/main/resources/candor/ledger/verify/verify.html");
    private static final String KEY = SampleLog.SIGNER.verifierKey().vkey();

    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    @TempDir
    Path work;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Playwright playwright;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Page page;

    @BeforeAll
    void open() {
        boolean required = Boolean.parseBoolean(System.getenv("CANDOR_REQUIRE_BROWSER"));
        assumeTrue(required || Files.isExecutable(CHROMIUM), "no Chromium at " + CHROMIUM + ": set CANDOR_CHROMIUM to test the page in a browser");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(QUIET));
        page = browser.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.navigate(PAGE.toUri().toString());
        page.onRequest(request -> requests.add(request.url()));
    }

    @AfterAll
    void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void everyMutationIsFoundWhereTheJarFindsIt() throws IOException {
        List<String> missed = new ArrayList<>();
        for (Mutation mutation : Mutations.all(work)) {
            String said = verify(mutation.zip(), KEY);
            boolean right = exit(said) == mutation.exit() && said.contains(mutation.names());
            if (!right) {
                missed.add(mutation.name() + ": expected " + mutation.names() + " but the page said " + said);
            }
        }
        assertThat(missed).isEmpty();
        look("invalid");
    }

    @Test
    void anHonestTrailIsVerifiedUnderAKeyFromElsewhereOnly() throws IOException {
        for (Mode mode : Mode.values()) {
            assertThat(verify(Mutations.trail(mode, work), KEY)).startsWith("VERIFIED\n").contains("INCLUSION", "COMPLETENESS\ncomplete", "TIME");
        }
        look("verified");
        assertThat(verify(Mutations.trail(Mode.SCOPED, work), "")).startsWith("VERIFIED, but self-consistent only");
        assertThat(verify(Mutations.trail(Mode.SCOPED, work), KEY.replace("+fe", "+ff"))).startsWith("UNUSABLE: the key cannot be used");
        assertThat(verify(new byte[100], KEY)).startsWith("UNUSABLE");
    }

    @Test
    void anEarlierCheckpointMustBeOneTheLogGrewFrom() throws IOException {
        SampleTrail trail = new SampleTrail();
        byte[] zip = Mutations.trail(Mode.SCOPED, work);
        Hash root = new TreeProofs(trail.log.tree, trail.earlierSize).root();
        assertThat(verify(zip, KEY, earlier(trail.earlierSize, root))).startsWith("VERIFIED\n");
        assertThat(verify(zip, KEY, earlier(trail.earlierSize, Hash.sha256("forged")))).startsWith("INVALID").contains("two histories were signed");
        assertThat(verify(zip, KEY, earlier(99, root))).startsWith("INVALID");
        assertThat(verify(zip, KEY, earlier(2, root))).startsWith("UNUSABLE: the bag holds no proof");
    }

    @Test
    void nothingIsAskedOfAnyNetwork() throws IOException {
        verify(Mutations.trail(Mode.SCOPED, work), KEY);
        assertThat(requests).isEmpty();
        assertThat((Boolean) page.evaluate("() => fetch('http://127.0.0.1:9/').then(() => true, () => false)")).isFalse();
        assertThat(complaints).allMatch(text -> text.contains("Content Security Policy") || text.contains("violates"));
    }

    private static byte[] earlier(long size, Hash root) {
        return new Checkpoint(SampleLog.SIGNER.name(), size, root).sign(SampleLog.SIGNER).format().getBytes(StandardCharsets.UTF_8);
    }

    private String verify(byte[] zip, String key, byte[]... earlier) {
        page.setInputFiles("#trail", new FilePayload("trail.zip", "application/zip", zip));
        FilePayload[] kept = earlier.length == 0 ? new FilePayload[0] : new FilePayload[] {new FilePayload("checkpoint.txt", "text/plain", earlier[0])};
        page.setInputFiles("#earlier", kept);
        page.fill("#key", key);
        page.click("#go");
        page.waitForSelector("#banner.verified, #banner.self, #banner.invalid, #banner.unusable");
        return page.innerText("#banner") + "\n" + (page.isVisible("#result") ? page.innerText("#result") : "");
    }

    private static int exit(String said) {
        return said.startsWith("VERIFIED") ? CandorVerify.VERIFIED : said.startsWith("INVALID") ? CandorVerify.INVALID : CandorVerify.UNUSABLE;
    }

    /** Pictures for whoever changes the page, with {@code -Dcandor.page.pictures=FOLDER}. */
    private void look(String name) {
        String folder = System.getProperty("candor.page.pictures");
        if (folder != null) {
            for (int width : new int[] {1280, 390}) {
                page.setViewportSize(width, 900);
                page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + "-" + width + ".png")));
            }
        }
    }
}
