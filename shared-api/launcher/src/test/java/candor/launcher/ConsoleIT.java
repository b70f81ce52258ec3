package candor.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first hour of a newcomer in a real browser: set-up, sample, a note, a decision, and what happens to whoever wants to edit it. */
class ConsoleIT extends InBrowser {
    @SuppressWarnings("NullAway.Init") // set before all tests
    private Page page;

    @SuppressWarnings("NullAway.Init") // set by the test that opens it
    private String incident;

    @BeforeAll
    void begin(@TempDir Path folder) {
        open(folder.resolve("data"));
        page = browser.visitor();
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
        ConsoleBrowser.signIn(page, Api.SIGN_IN_NAME);
    }

    @Test
    @Order(2)
    void theSampleIsLoadedWithOneClick() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Load the sample")).click();
        page.waitForURL(Pattern.compile(".*/sign-in.*"), new Page.WaitForURLOptions().setTimeout(2 * ConsoleBrowser.PATIENCE));
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
        assertThat(page.locator("#team")).containsText("Acknowledged by Leila Haddad");
        incident = page.url();
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
    void whatIsDoneKeptAndFoundHasPagesOfItsOwn() {
        page.navigate(incident + "/tasks");
        assertThat(page.locator(".count")).hasText("2 open of 4, 1 overdue");
        assertThat(page.locator(".late-first")).containsText("Get the supplier's own log, Tomas Brandt");
        page.navigate(incident + "/evidence");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("EV-2")).click();
        assertThat(page.locator(".hands")).containsText("Nadia Weiss, laboratory K");
        page.navigate(incident + "/indicators?atMost=GREEN");
        assertThat(page.locator("main table")).containsText("203.0.113.71");
        assertThat(page.locator("main table")).not().containsText("TLP:AMBER");
        page.navigate(server.address().resolve("/signals").toString());
        assertThat(page.locator("main")).containsText("The payment page sends data to a host that is on no list");
        page.navigate(incident);
    }

    @Test
    @Order(7)
    void theNavigationTakesOneLineOnAScreenAndNothingScrollsSidewaysOnATelephone() {
        String wide = page.url();
        page.setViewportSize(1280, 844);
        assertThat((Integer) page.evaluate("new Set([...document.querySelectorAll('.top nav a, .top summary')].map(one => Math.round(one.getBoundingClientRect().top))).size")).isEqualTo(1);
        page.locator(".account summary").click();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))).isVisible();
        ConsoleBrowser.picture(page, "navigation");
        page.setViewportSize(390, 844);
        for (String path : new String[] {"/", "/signals", "/accounts", "/auditors", incident + "/tasks", incident + "/evidence", incident + "/indicators"}) {
            page.navigate(server.address().resolve(path).toString());
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(path).isLessThanOrEqualTo(390);
        }
        page.navigate(wide);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(wide).isLessThanOrEqualTo(390);
    }

    @Test
    @Order(8)
    void theBrowserHadNothingToComplainAbout() {
        assertThat(browser.complaints()).isEmpty();
    }
}
