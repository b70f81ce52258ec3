package candor.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night at an online shop. Rae Holm packs parcels and sees something odd; the monitoring sends an alert; a bank calls. Ed Sorin has the
 * watch: he reads, dismisses what looks like a test, makes an incident of the bank's call, and two hours later finds that the dismissed
 * alert belonged to it. Ada Marsh has registered the monitoring that evening. {@code -Dcandor.pictures=FOLDER} keeps what they had before them.
 */
class SignalNightIT extends InBrowser {
    private static final @Nullable String PICTURES = System.getProperty("candor.pictures");
    private static final String SEEN = "A man in a courier's vest photographed the screen at packing table 4.";
    private static final String FINDING = """
            {"class_uid":2004,"category_uid":2,"activity_id":%d,"type_uid":20040%d,"time":%d,"severity_id":%d,"status_id":1,"timezone_offset":60,
             "metadata":{"version":"1.3.0","product":{"name":"Lantern","vendor_name":"Lantern"}},
             "finding_info":{"uid":"LAN-118204","title":"Many sign-ins from one network","desc":"%s"}}""";

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Page ada;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Page rae;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Page ed;

    private String report = "";
    private String webhook = "";
    private String secret = "";
    private String alert = "";

    @BeforeAll
    void begin(@TempDir Path folder) {
        Path data = folder.resolve("data");
        open(data);
        CandorProcess.addAccount(data, Api.SIGN_IN_NAME, "Ada Marsh", "administrator");
        CandorProcess.addAccount(data, "rae", "Rae Holm", "reporter");
        CandorProcess.addAccount(data, "ed", "Ed Sorin", "responder");
        ada = browser.signedIn(server.address(), Api.SIGN_IN_NAME);
        rae = browser.signedIn(server.address(), "rae");
        ed = browser.signedIn(server.address(), "ed");
    }

    @Test
    @Order(1)
    void anEmployeeReportsInConfidenceAndGetsAPageToFollow() {
        assertThat(rae).hasURL(Pattern.compile(".*/reports"));
        link(rae, "Report something").click();
        picture(rae, "1-report-form");
        rae.locator("textarea[name=text]").fill(SEEN);
        rae.getByLabel("In confidence").check();
        button(rae, "Send the report").click();

        assertThat(rae.locator("h1")).hasText(Pattern.compile("SIG-[0-9A-Z]{5}-[0-9A-Z]{5}"));
        report = path(rae).replace("?new", "");
        assertThat(rae.locator("main")).containsText("Thank you, it is recorded.");
        assertThat(rae.locator("#standing")).containsText("nobody has read it yet");
        picture(rae, "1-report-sent");
    }

    @Test
    @Order(2)
    void theMonitoringIsRegisteredSendsASignedAlertAndGetsANewSecret() throws Exception {
        go(ada, "/signal-sources");
        ada.locator("input[name=name]").fill("Lantern monitoring");
        ada.locator("select[name=form]").selectOption("OCSF");
        button(ada, "Register it").click();
        secret = ada.locator("#secret").innerText();
        webhook = ada.locator("#address").innerText();
        picture(ada, "2-source-registered");

        assertThat(send("msg-1", FINDING.formatted(1, 1, 1_795_914_860_000L, 3, "12 accounts in nine minutes."))).isEqualTo(200);
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            go(ada, "/signal-sources");
            assertThat(ada.locator("main table").innerText()).contains("Lantern monitoring").doesNotContain("none yet");
        });
        assertThat(ada.locator("body")).not().containsText(secret);

        String first = secret;
        button(ada, "New secret").click();
        secret = ada.locator("#secret").innerText();
        assertThat(secret).isNotEqualTo(first);
    }

    @Test
    @Order(3)
    void aBankCallsAndTheCallIsWrittenDownWithWhoSaidItAndHow() {
        go(ed, "/inbox");
        link(ed, "Record what somebody told us").click();
        ed.locator("select[name=channel]").selectOption("BANK");
        ed.locator("[name=source]").fill("Bank M");
        ed.locator("[name=originReference]").fill("FR-2026-71");
        ed.locator("textarea[name=text]").fill("60 cards with fraud were all used at your shop since Friday.");
        ed.locator("details.group summary").click();
        ed.locator("[name='attribution.by.typed']").fill("Jon Pryce, fraud desk");
        ed.locator("select[name='attribution.means']").selectOption("PHONE");
        picture(ed, "3-bank-calls");
        button(ed, "Record this signal").click();

        assertThat(ed.locator("main")).containsText("60 cards with fraud");
        assertThat(ed.locator("main")).containsText("Jon Pryce, fraud desk, by phone");
        picture(ed, "3-bank-recorded");
    }

    @Test
    @Order(4)
    void theResponderTriagesDismissesOneAnswersOneAndMakesAnIncidentOfTheThird() {
        go(ed, "/inbox");
        assertThat(ed.locator(".which")).containsText("Waiting 3");
        assertThat(ed.locator("main table")).not().containsText("Rae Holm");
        picture(ed, "4-inbox");
        tick("Many sign-ins from one network");
        ed.locator("#reason").fill("The load test of tonight; Ada says it runs until four.");
        button(ed, "Dismiss them").click();
        assertThat(ed.locator("main")).containsText("1 signal was dismissed.");
        tick(SEEN);
        button(ed, "Mark them as read").click();
        assertThat(ed.locator("main")).containsText("1 signal was marked as read.");
        picture(ed, "4-inbox-after");

        link(ed, SEEN).click();
        assertThat(ed.locator("main")).not().containsText("Rae Holm");
        assertThat(ed.locator("main")).containsText("the reporter asked not to be named");
        picture(ed, "4-confidential");
        link(ed, "Tell the reporter").click();
        ed.locator("textarea[name=answer]").fill("Thank you. Please lock the screen and keep the camera's recording.");
        button(ed, "Tell them").click();

        go(ed, "/inbox");
        link(ed, "60 cards with fraud").click();
        link(ed, "Make an incident of this signal").click();
        button(ed, "Declare it").click();
        assertThat(ed.locator("h1")).containsText("INC-");

        go(rae, report);
        assertThat(rae.locator("#standing")).containsText("Somebody has read it and is looking at it.");
        assertThat(rae.locator("main")).containsText("keep the camera's recording");
        assertThat(rae.locator("main")).not().containsText("Ed Sorin");
        picture(rae, "4-report-answered");
    }

    @Test
    @Order(5)
    void theDismissedAlertComesBackAndShowsAsMissedOnceItIsLinked() throws Exception {
        assertThat(send("msg-2", FINDING.formatted(2, 2, 1_795_922_060_000L, 5, "912 accounts; stored cards were used in 380 of them."))).isEqualTo(200);
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            go(ed, "/inbox");
            assertThat(ed.locator("main").innerText()).contains("Many sign-ins").contains("Severity: Critical");
        });
        Locator line = ed.locator("main tbody tr").filter(new Locator.FilterOptions().setHasText("Many sign-ins"));
        assertThat(line).containsText("Dismissed before");
        assertThat(line).containsText("Severity: Critical");
        picture(ed, "5-back-in-the-inbox");
        tick("Many sign-ins");
        tick(SEEN);
        ed.locator("#reason").fill("Same cards, same hours.");
        ed.locator("#incident").fill("inc-" + Instant.now().toString().substring(0, 4) + "-0001");
        button(ed, "Link them").click();
        assertThat(ed.locator("main")).containsText("2 signals were linked.");

        go(ed, "/signals");
        assertThat(ed.locator("main tbody tr").filter(new Locator.FilterOptions().setHasText("Many sign-ins"))).containsText("Missed");
        picture(ed, "5-all-signals");
        link(ed, "Many sign-ins").click();
        alert = path(ed);
        assertThat(ed.locator("header.incident")).containsText("Missed: dismissed before it was linked");
        assertThat(ed.locator("main")).containsText("Severity: Medium → Critical");
        picture(ed, "5-missed");
        link(ed, "As it arrived").click();
        assertThat(ed.locator("pre")).containsText("\"uid\":\"LAN-118204\"");
        picture(ed, "5-alert-as-it-arrived");
        go(ed, alert);
        ed.locator("header.incident a[href*='/incidents/']").click();
        assertThat(ed.locator("#more")).containsText("Dismissed before");
        picture(ed, "5-incident");

        go(rae, report);
        assertThat(rae.locator("#standing")).containsText("It was taken up");
        assertThat(rae.locator("main")).not().containsText("INC-");
        picture(rae, "5-report-taken-up");
    }

    @Test
    @Order(6)
    void whoOnlyReportsSeesNothingElseOfTheLedger() {
        for (String forbidden : new String[] {"/inbox", "/signals", alert, "/incidents", "/signal-sources"}) {
            go(rae, forbidden);
            assertThat(rae.locator("body")).not().containsText("Many sign-ins");
            assertThat(rae.locator("body")).not().containsText("60 cards");
        }
        for (Page page : new Page[] {ada, rae, ed}) {
            page.setViewportSize(390, 844);
        }
        narrow(ed, "/inbox");
        narrow(ed, "/signals");
        narrow(ed, alert);
        narrow(rae, report);
        narrow(rae, "/report");
        narrow(ada, "/signal-sources");
        // What a reporter may not read is answered with 403 or 404, and the browser says so.
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("status of 40"));
    }

    private void narrow(Page page, String path) {
        go(page, path);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(path).isLessThanOrEqualTo(390);
    }

    private void tick(String text) {
        ed.locator("main tbody tr").filter(new Locator.FilterOptions().setHasText(text)).locator("input[type=checkbox]").check();
    }

    private static Locator link(Page page, String name) {
        return page.locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name)).first();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void go(Page page, String path) {
        page.navigate(server.address().resolve(path).toString());
    }

    private static String path(Page page) {
        URI address = URI.create(page.url());
        return address.getPath();
    }

    private static void picture(Page page, String name) {
        if (PICTURES != null) {
            for (int width : new int[] {390, 1280}) {
                page.setViewportSize(width, 844);
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(PICTURES, name + "-" + width + ".png")).setFullPage(true));
            }
        }
    }

    private int send(String id, String body) throws Exception {
        return new AlertSender(webhook, secret).send(server.address(), id, body);
    }
}
