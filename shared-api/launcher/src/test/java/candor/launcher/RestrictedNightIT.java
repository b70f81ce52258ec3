package candor.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import candor.launcher.Api.Answer;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Carol Weiss's night. At 02:10 counsel learns that the thief may sit in the next room, and restricts the incident: for Ben Amadi, on call, it is
 * gone from every page and address. He is admitted and acts. His script goes on with a token, until the token is found in a chat.
 */
class RestrictedNightIT extends InBrowser {
    private static final String INCIDENT = "/incidents/night";
    private static final String SECRET = "payroll clerk";

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Api ben;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Page carol;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Page benAtTheScreen;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Path data;

    private String reference = "";
    private List<String> addresses = List.of();

    @BeforeAll
    void begin(@TempDir Path folder) throws Exception {
        data = folder.resolve("data");
        open(data);
        CandorProcess.addAccount(data, "ruth", "Ruth Okafor", "commander");
        CandorProcess.addAccount(data, "ben", "Ben Amadi", "responder,commander,administrator");
        CandorProcess.addAccount(data, "carol", "Carol Weiss", "counsel");
        ben = new Api(server.address(), "ben");
        work();
        carol = browser.signedIn(server.address(), "carol");
        benAtTheScreen = browser.signedIn(server.address(), "ben");
    }

    @AfterAll
    void hangUp() {
        if (ben != null) {
            ben.close();
        }
    }

    /** An incident with everything that hangs on one. */
    private void work() throws Exception {
        Answer declared = post("/api/incidents", "{\"incident\":\"night\",\"kind\":\"INCIDENT\",\"summary\":\"A " + SECRET + " copies cards\"}");
        Answer signal = post("/api/signals", "{\"channel\":\"EMPLOYEE\",\"source\":\"Reception\",\"text\":\"Somebody stays late\",\"confidential\":false}");
        String raised = signal.body().path("events").path(0).path("stream").asText().substring("signal:".length());
        post("/api/signals/" + raised + "/link-signal", "{\"incident\":\"night\",\"reason\":\"The " + SECRET + " again\"}");
        post(api("/record-indicator"), "{\"type\":\"FILENAME\",\"value\":\"shifts of the " + SECRET + "\"}");
        post(api("/add-task"), "{\"task\":\"look\",\"title\":\"Look into the desk of the " + SECRET + "\",\"phase\":\"IDENTIFY\",\"responsibility\":\"RESPONDER\"}");
        String account = account("Ben Amadi");
        post("/api/tasks/look/assign-task", "{\"assignee\":{\"account\":\"" + account + "\"}}");
        post(api("/assign-commander"), "{\"commander\":{\"account\":\"" + account("Ruth Okafor") + "\"}}");
        String evidence = ben.send(ben.request(api("/evidence")).header("Content-Disposition", "attachment; filename=\"" + SECRET.replace(' ', '-') + ".txt\"")
                .POST(HttpRequest.BodyPublishers.ofString("shifts of the " + SECRET))).body().path("evidence").asText();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> ben.get("/api/evidence/" + evidence).status() == 200);
        reference = ben.get(api("")).body().path("row").path("reference").asText();
        addresses = Stream.of(
                        "/incidents", INCIDENT, INCIDENT + "?by=recorded&at=2100", INCIDENT + "/do/add-note", INCIDENT + "/tasks", INCIDENT + "/evidence", INCIDENT + "/export", INCIDENT + "/indicators", INCIDENT + "/indicators.csv", api("/indicators"),
                        "/references/" + reference, INCIDENT + "/entries/1", "/tasks", "/tasks/look", "/tasks/look/do/complete-task", "/signals", "/signals/" + raised,
                        "/evidence/" + evidence, "/evidence/" + evidence + "/content", "/api/incidents", api(""), api("?asOf=position:100"), api("/timeline"), api("/evidence"),
                        "/api/incidents/" + reference, "/api/evidence/" + evidence, "/api/evidence/" + evidence + "/content", "/api/signals", "/api/signals/" + raised,
                        "/api/signals?incident=night", "/api/ledger/proof/" + declared.position())
                .toList();
    }

    private static String api(String path) {
        return "/api/incidents/night" + path;
    }

    private String account(String name) throws Exception {
        for (var row : ben.get("/api/accounts").body()) {
            if (row.path("displayName").asText().equals(name)) {
                return row.path("account").asText();
            }
        }
        throw new IllegalStateException(name);
    }

    private Answer post(String path, String body) throws Exception {
        Answer answer = ben.post(path, path, body);
        assertThat(answer.status()).as(path + " " + answer.body()).isIn(200, 201);
        return answer;
    }

    /** What an answer tells of the incident, if anything; where a page leads to another one, that is told too. */
    private boolean tells(String address) throws IOException, InterruptedException {
        Answer answer = ben.get(address);
        String told = new String(answer.response().body(), StandardCharsets.UTF_8) + answer.header("Location");
        boolean proof = address.startsWith("/api/ledger/proof/") && answer.status() == 200;
        return proof || Stream.of("payroll", reference, "/incidents/night", "\"night\"").anyMatch(told::contains);
    }

    @Test
    @Order(1)
    void aWholeIncidentIsSeenByEverybodyWhoWorksOnIncidents() throws Exception {
        for (String address : addresses) {
            assertThat(tells(address)).as(address).isTrue();
        }
    }

    @Test
    @Order(2)
    void counselRestrictsItAndForBenItIsGone() throws Exception {
        String figures = ben.get("/api/figures").body().path("incidents").toString();
        fill(carol, "restrict-incident", "reason", "It may be one of us");
        assertThat(carol.locator("#need-to-know")).containsText("Ruth Okafor: in command");
        assertThat(carol.locator("#need-to-know")).containsText("Carol Weiss: restricted it");
        assertThat(carol.locator("#need-to-know")).not().containsText("Ben Amadi");
        ConsoleBrowser.picture(carol, "restricted");

        for (String address : addresses) {
            assertThat(tells(address)).as(address).isFalse();
        }
        Answer refused = ben.post(api("/add-note"), "note", "{\"text\":\"He is at his desk\"}");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.body().path("code").asText()).isEqualTo("incident.not-found");
        assertThat(refused.body()).isEqualTo(ben.post("/api/incidents/never/add-note", "never", "{\"text\":\"He is at his desk\"}").body());
        assertThat(ben.post(api("/trails"), "trail", "{\"recipient\":\"Me\"}").status()).isEqualTo(404);
        assertThat(ben.get("/api/figures").body().path("incidents").toString()).as("figures count it all the same").isEqualTo(figures);
        go(benAtTheScreen, INCIDENT);
        assertThat(benAtTheScreen.locator("main")).containsText("There is no such incident");
        ConsoleBrowser.picture(benAtTheScreen, "gone");
    }

    @Test
    @Order(3)
    void benIsAdmittedAndActs() {
        fill(carol, "admit-to-incident", "person", "Ben Amadi", "reason", "He holds the logs");
        assertThat(carol.locator("#need-to-know")).containsText("Ben Amadi: admitted");
        fill(benAtTheScreen, "add-note", "text", "The door log of tonight is saved");
        assertThat(benAtTheScreen.locator("#timeline")).containsText("The door log of tonight is saved");
        fill(carol, "remove-from-incident", "person", "Ben Amadi", "reason", "The logs are saved");
        go(benAtTheScreen, INCIDENT);
        assertThat(benAtTheScreen.locator("main")).containsText("There is no such incident");
        fill(carol, "lift-restriction", "reason", "He has confessed");
        go(benAtTheScreen, INCIDENT);
        assertThat(benAtTheScreen.locator("#timeline")).containsText("The door log of tonight is saved");
    }

    @Test
    @Order(4)
    void aProgramActsByTokenUntilItIsRevoked() throws Exception {
        go(benAtTheScreen, "/tokens");
        ConsoleBrowser.picture(benAtTheScreen, "tokens-none");
        benAtTheScreen.locator("[name=name]").fill("Log collector on web-3");
        benAtTheScreen.locator("input[name=roles][value=RESPONDER]").check();
        benAtTheScreen.locator("main button.primary").click();
        String secret = benAtTheScreen.locator("#token").textContent();
        ConsoleBrowser.picture(benAtTheScreen, "token");
        assertThat(byToken(secret, "{\"text\":\"Rotated at 03:00\"}")).isEqualTo(200);
        assertThat(benAtTheScreen.locator("main")).containsText("Log collector on web-3");
        go(benAtTheScreen, "/tokens");
        assertThat(benAtTheScreen.locator("body")).not().containsText(secret);
        benAtTheScreen.locator("tr:has-text('Log collector') [name=reason]").fill("It stood in a chat");
        benAtTheScreen.locator("tr:has-text('Log collector') button").click();
        assertThat(benAtTheScreen.locator("tr:has-text('Log collector')")).containsText("ended");
        assertThat(byToken(secret, "{\"text\":\"Rotated at 04:00\"}")).isEqualTo(401);
    }

    private int byToken(String secret, String body) throws Exception {
        return ben.send(ben.request(api("/add-note")).setHeader("Authorization", "Bearer " + secret).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))).status();
    }

    @Test
    @Order(5)
    void whoeverOwnsTheDataFolderIssuesTokensToo() throws Exception {
        CandorProcess.Answer issued = CandorProcess.run(data, "", "token", "issue", "--account", "ben", "--name", "Nightly", "--expires", "2999-12-31", "--roles", "auditor");
        assertThat(issued.exitCode()).as(issued.output()).isEqualTo(1);
        assertThat(issued.output()).contains("can do no more than its account");
        issued = CandorProcess.run(data, "", "token", "issue", "--account", "ben", "--name", "Nightly", "--expires", "2999-12-31", "--roles", "responder");
        assertThat(issued.exitCode()).as(issued.output()).isZero();
        String secret = issued.output().lines().filter(line -> line.startsWith("candor_api_")).findFirst().orElseThrow();
        assertThat(byToken(secret, "{\"text\":\"Rotated at 05:00\"}")).isEqualTo(200);
        Awaitility.await().untilAsserted(() -> assertThat(ben.get("/api/tokens").body().toString()).contains("Nightly", "2999-12-31").doesNotContain(secret));
    }

    @Test
    @Order(6)
    void nothingScrollsSidewaysOnATelephoneAndTheBrowserHadNothingToComplainAbout() {
        fill(carol, "restrict-incident", "reason", "Once more");
        carol.setViewportSize(390, 844);
        benAtTheScreen.setViewportSize(390, 844);
        for (String path : new String[] {INCIDENT, INCIDENT + "/do/admit-to-incident"}) {
            go(carol, path);
            assertThat((Integer) carol.evaluate("document.documentElement.scrollWidth")).as(path).isLessThanOrEqualTo(390);
        }
        ConsoleBrowser.picture(carol, "admit-telephone");
        go(carol, INCIDENT);
        ConsoleBrowser.picture(carol, "restricted-telephone");
        go(benAtTheScreen, "/tokens");
        assertThat((Integer) benAtTheScreen.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        ConsoleBrowser.picture(benAtTheScreen, "tokens-telephone");
        assertThat(browser.complaints()).allMatch(text -> text.contains("status of 4"));
    }

    private void fill(Page page, String command, String... values) {
        go(page, INCIDENT + "/do/" + command);
        ConsoleBrowser.fill(page, values);
    }

    private void go(Page page, String path) {
        page.navigate(server.address().resolve(path).toString());
    }
}
