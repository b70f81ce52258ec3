package candor.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasing in a real browser: one field, which a second person has to confirm, and a person found by their address. */
class ErasureConsoleIT extends InBrowser {
    private static final String CARD = "The customer's card is 4111 1111 1111 1111";
    private static final String LEAVER = "lea.marsh@example.org";

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Page ada;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Page ben;

    @BeforeAll
    void begin(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        open(data);
        CandorProcess.addAccount(data, Api.SIGN_IN_NAME, "Ada Marsh", "administrator,privacy-officer,commander");
        CandorProcess.addAccount(data, "ben", "Ben Okafor", "privacy-officer");
        CandorProcess.addAccount(data, LEAVER, "Lea Marsh", "responder");
        try (Api api = new Api(server.address())) {
            assertThat(api.post("/api/incidents", "k1", "{\"incident\":\"i1\",\"kind\":\"INCIDENT\",\"summary\":\"Cards leak\"}").status()).isEqualTo(201);
            assertThat(api.post("/api/incidents/i1/add-note", "k2", "{\"text\":\"" + CARD + "\"}").status()).isBetween(200, 201);
        }
        ada = browser.signedIn(server.address(), Api.SIGN_IN_NAME);
        ben = browser.signedIn(server.address(), "ben");
    }

    @Test
    @Order(1)
    void oneFieldIsAskedForFromItsEntryAndErasesNothingYet() {
        go(ada, "/incidents/i1");
        Locator note = ada.locator(".timeline > li").filter(new Locator.FilterOptions().setHasText(CARD));
        note.locator("summary").click();
        note.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("rase"))).first().click();
        assertThat(ada.locator("main")).containsText("A second person has to confirm it");
        ada.locator("select[name=category]").selectOption("PAYMENT_DATA");
        ada.locator("[name=reason]").fill("A card number does not belong here");
        ada.locator("main button.primary").click();

        assertThat(ada.locator("main table")).containsText("The field text");
        assertThat(ada.locator("main table")).containsText("asked for");
        go(ada, "/incidents/i1");
        assertThat(ada.locator(".timeline")).containsText(CARD);
    }

    @Test
    @Order(2)
    void whoeverAskedCannotConfirm() {
        request(ada);

        assertThat(ada.locator("main")).containsText("You asked for it: somebody else confirms it");
        assertThat(ada.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Confirm the erasure"))).hasCount(0);
        go(ada, path(ada) + "/do/confirm-content-erasure");
        ada.locator("main button.primary").click();
        assertThat(ada.getByRole(AriaRole.ALERT)).containsText("a second person has to confirm it");
    }

    @Test
    @Order(3)
    void theSecondPersonSeesWhatIsToGoAndConfirms() {
        request(ben);
        ben.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Confirm the erasure")).click();
        Locator asked = ben.getByLabel("What was asked for");
        assertThat(asked).containsText("a card number or other payment data");
        assertThat(asked).containsText("A card number does not belong here");
        assertThat(asked).containsText("Ada Marsh");
        assertThat(ben.locator("main")).containsText("It cannot be undone");
        ben.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Confirm and erase")).click();

        assertThat(ben.locator(".state.erased")).isVisible();
        assertThat(ben.locator("main")).containsText("Gone from the live system since");
        go(ada, "/incidents/i1");
        assertThat(ada.locator(".timeline")).not().containsText(CARD);
        assertThat(ada.locator(".timeline")).containsText("rased");
    }

    @Test
    @Order(4)
    void aPersonIsFoundByAnAddressThatNeverStandsInTheAddressBar() {
        go(ada, "/erasures");
        ada.getByLabel("E-mail address of the person").fill(LEAVER);
        ada.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Find")).click();
        assertThat(ada.locator("main")).containsText("Who has this address");
        assertThat(ada.url()).doesNotContain("lea");
        ada.locator("main ul a").first().click();
        assertThat(ada.locator("main")).containsText("signInName");
        ada.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Erase this person's data")).click();
        ada.locator("[name=reason]").fill("She left and asks for it");
        ada.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Erase for good")).click();

        assertThat(ada.getByRole(AriaRole.ALERT)).containsText("account");
        assertThat(ada.locator("[name=reason]")).hasValue("She left and asks for it");
    }

    @Test
    @Order(5)
    void nothingScrollsSidewaysOnATelephoneAndTheBrowserHadNothingToComplainAbout() {
        request(ada);
        String one = path(ada);
        ada.setViewportSize(390, 844);
        for (String path : new String[] {"/erasures", one, one + "/do/decline-content-erasure", "/auditors"}) {
            go(ada, path);
            assertThat((Integer) ada.evaluate("document.documentElement.scrollWidth")).as(path).isLessThanOrEqualTo(390);
        }
        assertThat(browser.complaints()).allMatch(text -> text.contains("status of 4"));
    }

    /** Opens the one request there is, from the list. */
    private void request(Page page) {
        go(page, "/erasures");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("The field text")).click();
        assertThat(page.locator("h1")).hasText("Erasure of one field");
    }

    private static String path(Page page) {
        return URI.create(page.url()).getPath();
    }

    private void go(Page page, String path) {
        page.navigate(server.address().resolve(path).toString());
    }
}
