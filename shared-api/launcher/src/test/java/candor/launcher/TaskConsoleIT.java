package candor.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night in November: Mara Lindqvist has the phone, Jonas Weber knows the shop's servers, Priya Nair answers for personal data. A bank calls at ten
 * past three; the plan was written before. {@code -Dcandor.pictures=FOLDER} keeps what they had before them.
 */
class TaskConsoleIT extends InBrowser {
    private static final @Nullable String PICTURES = System.getProperty("candor.pictures");
    private static final String BOARD = "/incidents/i1/tasks";
    private static final String PAYMENT_PAGE = "Take foreign code off the payment page";

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Path data;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Page mara;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Page jonas;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Api api;

    @BeforeAll
    void begin(@TempDir Path folder) throws Exception {
        data = folder.resolve("data");
        open(data);
        CandorProcess.addAccount(data, Api.SIGN_IN_NAME, "Mara Lindqvist", "commander");
        CandorProcess.addAccount(data, "jonas", "Jonas Weber", "responder");
        CandorProcess.addAccount(data, "priya", "Priya Nair", "privacy-officer");
        api = new Api(server.address());
        assertThat(api.post("/api/incidents", "k1", "{\"incident\":\"i1\",\"kind\":\"INCIDENT\",\"summary\":\"A bank sees fraud after purchases with us\"}").status()).isEqualTo(201);
        mara = browser.signedIn(server.address(), Api.SIGN_IN_NAME);
        jonas = browser.signedIn(server.address(), "jonas");
    }

    private void go(Page page, String path) {
        page.navigate(server.address().resolve(path).toString());
    }

    /** As it is on a screen and on a telephone. */
    private static void picture(Page page, String name) {
        if (PICTURES != null) {
            for (int width : new int[] {390, 1280}) {
                page.setViewportSize(width, 844);
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(PICTURES, name + "-" + width + ".png")).setFullPage(true));
            }
        }
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).first().click();
    }

    private static void follow(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).first().click();
    }

    private static Locator row(Page page, String title) {
        return page.locator("table.tasks tbody tr").filter(new Locator.FilterOptions().setHasText(title)).first();
    }

    @Test
    @Order(1)
    void maraLooksAtThePlanThatComesWithItAndPublishesItWithOneClick() {
        go(mara, "/playbooks");
        assertThat(mara.locator("main")).containsText("No playbook is published yet");
        follow(mara, "Breach at an online shop");
        assertThat(mara.locator("main")).containsText("Revoke the API keys of the mail provider");
        picture(mara, "shipped");
        press(mara, "Publish this playbook");

        assertThat(mara.locator("h1")).hasText("Breach at an online shop");
        assertThat(mara.locator("main")).containsText("Version 1");
        go(mara, "/playbooks");
        assertThat(mara.locator("main")).not().containsText("comes with Candor");
    }

    @Test
    @Order(2)
    void sheAppliesItToTheIncidentAndSeesWhatIsNotKnownYet() throws Exception {
        go(mara, BOARD);
        assertThat(mara.locator("main")).containsText("There is no task yet");
        press(mara, "Apply Breach at an online shop");

        assertThat(mara.locator(".count")).containsText("25 open of 25");
        assertThat(row(mara, PAYMENT_PAGE)).containsText("2 hours after the detection, which is not known yet");
        assertThat(row(mara, PAYMENT_PAGE)).containsText("after Confirm that it is real");
        assertThat(api.post("/api/incidents/i1/establish-detection", "k2",
                "{\"method\":[],\"attribution\":{\"occurred\":{\"kind\":\"EXACT\",\"begin\":{\"stated\":\"2026-11-01T03:10\",\"zone\":\"Europe/Berlin\"}}}}").status()).isBetween(200, 201);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            go(mara, BOARD);
            return mara.locator(".late-first").count() == 1;
        });
        assertThat(mara.locator(".late-first")).containsText(PAYMENT_PAGE);
        assertThat(row(mara, PAYMENT_PAGE)).containsText("2026-11-01 04:10:00 UTC");
        assertThat(row(mara, PAYMENT_PAGE)).containsText("Overdue");
        picture(mara, "board");
    }

    @Test
    @Order(3)
    void sheGivesThePaymentPageToJonasWhoFindsItUnderHisOwn() {
        row(mara, PAYMENT_PAGE).getByRole(AriaRole.LINK).first().click();
        follow(mara, "Give it to somebody");
        mara.locator("select[name='assignee.account']").selectOption(new SelectOption().setLabel("Jonas Weber"));
        press(mara, "Give it to them");
        assertThat(row(mara, PAYMENT_PAGE)).containsText("Jonas Weber");

        go(jonas, "/tasks");
        assertThat(row(jonas, PAYMENT_PAGE)).containsText("Overdue");
        assertThat(row(jonas, PAYMENT_PAGE)).containsText("INC-");
        picture(jonas, "mine");
    }

    @Test
    @Order(4)
    void jonasHasDoneItBeforeAnybodyConfirmedAnythingAndSaysWhy() throws Exception {
        row(jonas, PAYMENT_PAGE).getByRole(AriaRole.LINK).first().click();
        assertThat(jonas.locator("main")).containsText("Confirm that it is real");
        picture(jonas, "task");
        follow(jonas, "Done");
        jonas.locator("[name=result]").fill("Script from cdn-stat.example removed, page saved, build 811 is out");
        press(jonas, "It is done");
        assertThat(jonas.getByRole(AriaRole.ALERT)).containsText("The step clean-the-payment-page waits for confirm-the-signal, still open");
        picture(jonas, "out-of-order");
        assertThat(jonas.locator("[name=result]")).hasValue(Pattern.compile("Script from.*"));
        jonas.locator("[name=outOfOrder]").fill("Cards were being read while we talked");
        press(jonas, "It is done");

        assertThat(row(jonas, PAYMENT_PAGE)).containsText("Done");
        assertThat(jonas.locator(".count")).containsText("24 open of 25");
        assertThat(api.get("/api/incidents/i1/tasks").body()).hasSize(25).anySatisfy(task -> {
            assertThat(task.path("step").asText()).isEqualTo("clean-the-payment-page");
            assertThat(task.path("state").asText()).isEqualTo("DONE");
            assertThat(task.at("/assignee/name").asText()).isEqualTo("Jonas Weber");
        });
        assertThat(api.get("/api/tasks").body()).as("Mara's own").allSatisfy(task -> assertThat(task.at("/assignee/name").asText()).isEqualTo("Mara Lindqvist"));
        go(jonas, "/tasks");
        assertThat(jonas.locator("main")).containsText("Nothing is waiting for you");
        go(jonas, "/incidents/i1");
        assertThat(jonas.locator(".timeline")).containsText("Task clean-the-payment-page was done, before what it waits for");
        assertThat(jonas.locator(".timeline")).containsText("Cards were being read while we talked");
    }

    @Test
    @Order(5)
    void inTheMorningMaraAndPriyaBothImproveThePlanAndTheSecondIsTold() {
        Page priya = browser.signedIn(server.address(), "priya");
        go(priya, "/playbooks/online-shop-breach");
        follow(priya, "Write a new version");
        go(mara, "/playbooks/online-shop-breach/new-version");
        mara.locator("[name='steps[0].instruction']").fill("Name one commander and one scribe, and say it on the bridge.");
        mara.locator("[name=changes]").fill("We lost ten minutes on who writes down");
        press(mara, "Publish this version");
        assertThat(mara.locator("main")).containsText("Different from version 1");
        assertThat(mara.locator("main")).containsText("take-command: what to do");
        picture(mara, "version-2");

        priya.setViewportSize(390, 844);
        assertThat(((Number) priya.evaluate("document.documentElement.scrollHeight")).intValue()).as("of 25 steps one is unfolded, so that a thumb finds the others").isLessThan(5_000);
        picture(priya, "plan-on-a-telephone");
        priya.locator("details:has([name='steps[12].title']) > summary").click();
        priya.locator("[name='steps[12].title']").fill("List who has to be told by when, country by country");
        press(priya, "Publish this version");
        assertThat(priya.getByRole(AriaRole.ALERT)).containsText("Version 2 of this playbook was published since you began");
        assertThat(priya.locator("[name='steps[12].title']")).hasValue("List who has to be told by when, country by country");
        picture(priya, "two-editors");
    }

    @Test
    @Order(6)
    void aPlaybookOfOthersIsTakenOverFromAFileOrRefusedWithTheReason() throws IOException {
        String playbook = """
                {"type":"playbook","spec_version":"cacao-2.0","id":"playbook--3f2b0a51-8c0e-4f0e-9a41-0c8a5e1d7b10","name":"Phished mailbox","created_by":"identity--1",
                 "created":"2026-01-01T00:00:00Z","modified":"2026-01-01T00:00:00Z","workflow_start":"action--00000001-8c0e-4f0e-9a41-0c8a5e1d7b10","workflow":{
                 "action--00000001-8c0e-4f0e-9a41-0c8a5e1d7b10":{"type":"action","name":"Reset the password","on_completion":"%s","timeout":5},
                 "end--00000002-8c0e-4f0e-9a41-0c8a5e1d7b10":{"type":"end"}}}""";
        upload(playbook.formatted("end--00000003-8c0e-4f0e-9a41-0c8a5e1d7b10"));
        assertThat(mara.getByRole(AriaRole.ALERT)).containsText("leads to the step end--00000003-8c0e-4f0e-9a41-0c8a5e1d7b10, which is not in the workflow");
        upload("{\"name\":\"" + "x".repeat(1 << 20) + "\"}");
        assertThat(mara.getByRole(AriaRole.ALERT)).containsText("A playbook has at most 1048576 bytes");
        upload(playbook.formatted("end--00000002-8c0e-4f0e-9a41-0c8a5e1d7b10"));
        assertThat(mara.locator("h1")).hasText("Phished mailbox");
        assertThat(mara.locator("main")).containsText("Of its steps: timeout");
        go(mara, "/playbooks");
        picture(mara, "playbooks");

        Path file = Files.writeString(data.resolveSibling("phished.json"), playbook.formatted("end--00000002-8c0e-4f0e-9a41-0c8a5e1d7b10"));
        assertThat(CandorProcess.run(data, "", "import", "cacao", file.toString()).output()).contains("the playbook is there already");
        Files.writeString(file, playbook.replace("3f2b0a51", "4f2b0a51").formatted("end--00000002-8c0e-4f0e-9a41-0c8a5e1d7b10"));
        assertThat(CandorProcess.run(data, "", "import", "cacao", file.toString()).output()).contains("published as playbook", "with 1 step", "not taken over: ");
        Files.writeString(file, playbook.formatted("end--00000003-8c0e-4f0e-9a41-0c8a5e1d7b10"));
        CandorProcess.Answer refused = CandorProcess.run(data, "", "import", "cacao", file.toString());
        assertThat(refused.output()).contains("rejected: ", "which is not in the workflow");
        assertThat(refused.exitCode()).isEqualTo(1);
    }

    private void upload(String document) {
        go(mara, "/playbooks/import");
        mara.locator("input[type=file]").setInputFiles(new FilePayload("playbook.json", "application/json", document.getBytes(UTF_8)));
        press(mara, "Take it over");
    }

    @Test
    @Order(7)
    void nothingScrollsSidewaysOnATelephoneAndTheBrowserHadNothingToComplainAbout() {
        mara.setViewportSize(390, 844);
        for (String path : new String[] {BOARD, "/tasks", "/playbooks", "/playbooks/online-shop-breach", "/playbooks/online-shop-breach/new-version", BOARD + "/new", "/playbooks/import"}) {
            go(mara, path);
            assertThat((Integer) mara.evaluate("document.documentElement.scrollWidth")).as(path).isLessThanOrEqualTo(390);
        }
        assertThat(browser.complaints()).allMatch(text -> text.contains("status of 4"));
    }
}
