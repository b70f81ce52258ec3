package candor.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The first hour of a newcomer in a real browser: set-up, sample, a note, a decision, and what happens to whoever wants to edit it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleIT {
    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("CANDOR_CHROMIUM", "/usr/bin/chromium"));
    private static final List<String> QUIET = List.of(
            "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");
    private static final double PATIENCE = 20_000;

    private final List<String> complaints = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private CandorProcess server;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Playwright playwright;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Page page;

    @BeforeAll
    void open(@TempDir Path folder) {
        boolean required = Boolean.parseBoolean(System.getenv("CANDOR_REQUIRE_BROWSER"));
        assumeTrue(required || Files.isExecutable(CHROMIUM), "no Chromium at " + CHROMIUM + ": set CANDOR_CHROMIUM to test the pages in a browser");
        server = CandorProcess.start(folder.resolve("data"));
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(QUIET));
        page = browser.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.onConsoleMessage(message -> {
            // While the ledger is switched the server is away for a moment, and the page asks until it is back.
            if (message.type().equals("error") && !message.text().contains("ERR_CONNECTION_REFUSED")) {
                complaints.add(message.text());
            }
        });
    }

    @AfterAll
    void close() {
        if (playwright != null) {
            playwright.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    @Order(1)
    void theFirstAccountIsMadeOnTheSetUpPage() {
        page.navigate(server.address().resolve("/").toString());
        assertThat(page).hasURL(Pattern.compile(".*/setup"));
        page.locator("input[name=displayName]").fill("Ada Marsh");
        page.locator("input[name=signInName]").fill(Api.SIGN_IN_NAME);
        for (var password : page.locator("input[type=password]").all()) {
            password.fill(Api.PASSWORD);
        }
        page.locator("button.primary").click();
        signIn();
        assertThat(page.locator("body")).containsText("Load the sample");
    }

    private void signIn() {
        page.waitForURL(Pattern.compile(".*/sign-in.*"));
        page.locator("input[name=name]").fill(Api.SIGN_IN_NAME);
        page.locator("input[type=password]").fill(Api.PASSWORD);
        page.locator("button.primary").click();
        page.waitForURL(url -> !url.contains("sign-in"));
    }

    @Test
    @Order(2)
    void theSampleIsLoadedWithOneClick() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Load the sample")).click();
        page.waitForURL(Pattern.compile(".*/sign-in.*"), new Page.WaitForURLOptions().setTimeout(2 * PATIENCE));
        signIn();
        assertThat(page.locator("body")).containsText("Sample data");
        assertThat(page.locator("body")).containsText("Bank M suspects");
    }

    @Test
    @Order(3)
    void theIncidentShowsWhenThingsOccurredBecameKnownAndWereRecorded() {
        page.locator("a[href*='/incidents/']").filter(new Locator.FilterOptions().setHasText("INC-")).first().click();

        var body = page.locator("body");
        assertThat(body).containsText("2018-04-06 14:29 Europe/London");
        assertThat(body).containsText("2017-09 (month only) Europe/London");
        assertThat(body).containsText("Ruth Okafor");
        assertThat(body).containsText("Very high");
        assertThat(body).containsText("Superseded by decision 2");
        assertThat(body).containsText("40,000");
    }

    @Test
    @Order(4)
    void aNoteAppearsAsSoonAsItIsAdded() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Add a note")).first().click();
        page.locator("main textarea").first().fill("Called the acquirer; they confirm the pattern.");
        page.locator("main button.primary").click();

        assertThat(page.locator("body")).containsText("Called the acquirer; they confirm the pattern.");
    }

    @Test
    @Order(5)
    void whoeverWantsToEditADecisionIsOfferedToSupersedeIt() {
        page.locator("a:visible[href$='/edit']").first().click();

        assertThat(page.locator("main")).containsText("upersede", new LocatorAssertions.ContainsTextOptions().setIgnoreCase(true));
    }

    @Test
    @Order(6)
    void nothingScrollsSidewaysOnATelephone() {
        String wide = page.url();
        page.setViewportSize(390, 844);
        for (String path : new String[] {"/", "/signals", "/accounts"}) {
            page.navigate(server.address().resolve(path).toString());
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(path).isLessThanOrEqualTo(390);
        }
        page.navigate(wide);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(wide).isLessThanOrEqualTo(390);
    }

    @Test
    @Order(7)
    void theBrowserHadNothingToComplainAbout() {
        assertThat(complaints).isEmpty();
    }
}
