package candor.launcher;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Chromium, as people have it before them; each visitor has cookies of their own. */
final class ConsoleBrowser implements AutoCloseable {
    /** Milliseconds that a page, and what is expected on it, may take on a busy machine. */
    static final double PATIENCE = 60_000;

    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("CANDOR_CHROMIUM", "/usr/bin/chromium"));
    private static final List<String> QUIET = List.of(
            "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    private ConsoleBrowser(Playwright playwright) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        this.playwright = playwright;
        this.browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(QUIET).setTimeout(2 * PATIENCE));
    }

    /** Skips the tests, saying why, where there is no Chromium and none is required; ask before anything dear is started. */
    static void require() {
        boolean required = Boolean.parseBoolean(System.getenv("CANDOR_REQUIRE_BROWSER"));
        assumeTrue(required || Files.isExecutable(CHROMIUM), "no Chromium at " + CHROMIUM + ": set CANDOR_CHROMIUM to test the pages in a browser");
    }

    static ConsoleBrowser open() {
        require();
        return new ConsoleBrowser(Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
    }

    /** Somebody new before the screen. */
    Page visitor() {
        Page page = browser.newContext().newPage();
        page.setDefaultTimeout(PATIENCE);
        page.onConsoleMessage(message -> {
            // While the ledger is switched the server is away for a moment, and the page asks until it is back.
            if (message.type().equals("error") && !message.text().contains("ERR_CONNECTION_REFUSED")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    /** Somebody with an account, on the first page. */
    Page signedIn(URI address, String name) {
        Page page = visitor();
        page.navigate(address.resolve("/sign-in").toString());
        signIn(page, name);
        return page;
    }

    /** Fills the sign-in page that is being opened. */
    static void signIn(Page page, String name) {
        page.waitForURL(Pattern.compile(".*/sign-in.*"));
        page.locator("input[name=name]").fill(name);
        page.locator("input[type=password]").fill(Api.PASSWORD);
        page.locator("button.primary").click();
        page.waitForURL(url -> !url.contains("sign-in"));
    }

    /** Fills a form by the names of its fields, and sends it. */
    static void fill(Page page, String... values) {
        for (int i = 0; i < values.length; i += 2) {
            Locator field = page.locator("main form.command [name='" + values[i] + "']").or(page.locator("main form.command [name='" + values[i] + ".account']")).first();
            if (field.evaluate("field => field.tagName").equals("SELECT")) {
                field.selectOption(values[i + 1]);
            } else {
                field.fill(values[i + 1]);
            }
        }
        page.locator("main button.primary").click();
    }

    /** For a person to look at, where a folder is named. */
    static void picture(Page page, String name) {
        String folder = System.getProperty("candor.pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
        }
    }

    /** Errors that the browser wrote to its console. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
