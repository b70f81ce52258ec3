package candor.ledger.verify;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page in a real browser, opened from the disk as its recipient opens it. */
final class PageInBrowser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("CANDOR_CHROMIUM", "/usr/bin/chromium"));
    private static final List<String> QUIET = List.of(
            "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");
    /** Milliseconds that anything may take on a busy machine. */
    private static final double PATIENCE = 120_000;
    private static final Path PAGE = Path.of("src/main/resources/candor/ledger/verify/verify.html");

    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final Playwright playwright;
    private final Page page;

    private PageInBrowser(Playwright playwright) {
        this.playwright = playwright;
        Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(QUIET).setTimeout(PATIENCE));
        this.page = browser.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        reopen();
        page.onRequest(request -> requests.add(request.url()));
    }

    /** Skips the tests, saying why, where there is no Chromium and none is required. */
    static PageInBrowser open() {
        boolean required = Boolean.parseBoolean(System.getenv("CANDOR_REQUIRE_BROWSER"));
        assumeTrue(required || Files.isExecutable(CHROMIUM), "no Chromium at " + CHROMIUM + ": set CANDOR_CHROMIUM to test the page in a browser");
        return new PageInBrowser(Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
    }

    void reopen() {
        page.navigate(PAGE.toUri().toString());
    }

    /** Takes a kind of signature away from the browser, until {@link #reopen}. */
    void forget(String algorithm) {
        page.evaluate("""
                name => {
                  const known = crypto.subtle.importKey.bind(crypto.subtle);
                  crypto.subtle.importKey = (format, key, algorithm, ...rest) => algorithm.name === name
                    ? Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError')) : known(format, key, algorithm, ...rest);
                }""", algorithm);
    }

    /**
     * What the page says: the banner's line, then the verdicts.
     *
     * @param files the optional ones, by the name of their field
     */
    String verify(byte[] zip, String key, Map<String, byte[]> files) {
        choose("trail", zip);
        for (String field : List.of("earlier", "policy")) {
            choose(field, files.get(field));
        }
        page.fill("#key", key);
        page.click("#go");
        page.waitForSelector("#banner.verified, #banner.self, #banner.invalid, #banner.unusable");
        return page.innerText("#banner") + "\n" + (page.isVisible("#result") ? page.innerText("#result") : "");
    }

    private void choose(String field, byte @Nullable [] content) {
        page.setInputFiles("#" + field, content == null ? new FilePayload[0] : new FilePayload[] {new FilePayload(field, "application/octet-stream", content)});
    }

    /** Whether a promise that the page's own script could make is kept. */
    boolean tries(String script) {
        return (Boolean) page.evaluate(script);
    }

    /** Whatever the page asked a network for since it was opened. */
    List<String> requests() {
        return requests;
    }

    /** Errors and other lines of the console. */
    List<String> complaints() {
        return complaints;
    }

    /** Pictures for whoever changes the page, with {@code -Dcandor.page.pictures=FOLDER}. */
    void look(String name) {
        String folder = System.getProperty("candor.page.pictures");
        if (folder != null) {
            for (int width : new int[] {1280, 390}) {
                page.setViewportSize(width, 900);
                page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + "-" + width + ".png")));
            }
        }
    }

    @Override
    public void close() {
        playwright.close();
    }
}
