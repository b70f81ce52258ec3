package candor.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ruth Okafor's night. Ben Amadi, on call, finds a skimmed payment page; Ruth, the commander, does not answer; he takes command, judges how bad it
 * is, and in the morning they close it together, with counsel's letter kept from the auditor.
 */
class IncidentNightIT extends InBrowser {
    private static final String INCIDENT = "/incidents/night";

    private final List<String> pages = new CopyOnWriteArrayList<>();

    private @Nullable HttpServer pager;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Path data;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private String reference;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Page ben;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Page ruth;

    @BeforeAll
    void begin(@TempDir Path folder) throws Exception {
        data = folder.resolve("data");
        pager = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        pager.createContext("/in", this::page);
        pager.start();
        String team = "--candor.alerts.teams.payments.";
        open(data, team + "webhook=http://127.0.0.1:" + pager.getAddress().getPort() + "/in", team + "secret=whsec_" + "A".repeat(32), team + "mail=on-call@shop.example");
        CandorProcess.addAccount(data, "ruth", "Ruth Okafor", "commander");
        CandorProcess.addAccount(data, "ben", "Ben Amadi", "commander,responder");
        CandorProcess.addAccount(data, "carol", "Carol Weiss", "counsel");
        CandorProcess.addAccount(data, "abel", "Abel Audit", "auditor");
        try (Api api = new Api(server.address(), "ben")) {
            assertThat(api.post("/api/incidents", "k1", "{\"incident\":\"night\",\"kind\":\"INCIDENT\",\"summary\":\"Bank M sees fraud on cards used in our shop\"}").status()).isEqualTo(201);
            reference = api.reference("night");
        }
        ben = browser.signedIn(server.address(), "ben");
        ruth = browser.signedIn(server.address(), "ruth");
    }

    private void page(HttpExchange exchange) throws IOException {
        pages.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    @AfterAll
    void hangUp() {
        if (pager != null) {
            pager.stop(0);
        }
    }

    @Test
    @Order(1)
    void ruthIsPutInCommandAndCalled() {
        fill(ben, "assign-commander", "commander", "Ruth Okafor");
        fill(ben, "alert-team", "person", "Ruth Okafor", "channel", "PHONE", "message", "Skimmer suspected on the payment page. Join the bridge.", "escalateAfter", "15");

        assertThat(ben.locator("#team")).containsText("Not acknowledged");
        assertThat(ben.locator("#team")).containsText("it is escalated at");
    }

    @Test
    @Order(2)
    void theTeamIsTold() {
        act(ben, "alert-team");
        ben.locator("[name=teams][value=payments]").check();
        ben.locator("[name=channel]").selectOption("PHONE");
        ben.locator("[name=message]").fill("A skimmer on the payment page: who can take it off?");
        ConsoleBrowser.picture(ben, "alert-form");
        send(ben);
        await().untilAsserted(() -> {
            ben.reload();
            assertThat(ben.locator("#team").textContent()).contains("Pager or chat message to the team payments was handed over");
        });
        assertThat(ben.locator("#team")).containsText("Mail to the team payments could not be sent: it is not set up here");
        assertThat(pages).singleElement().asString().contains("\"incident.alert\"", "/incidents/night/do/acknowledge-alert?number=2").doesNotContain("skimmer");
        ConsoleBrowser.picture(ben, "alerted");
    }

    @Test
    @Order(3)
    void nobodyAnswersAndBenTakesCommand() {
        go(ben, INCIDENT);
        link(ben, "Take command: the commander is out of reach");
        ben.locator("[name=tried]").fill("Phone at 03:10 and 03:14, no answer");
        ben.locator("[name=reason]").fill("Cards are being skimmed now");
        send(ben);

        assertThat(ben.locator("header.incident")).containsText("Ben Amadi");
        go(ruth, INCIDENT);
        link(ruth, "Acknowledge an alert");
        send(ruth);
        assertThat(ruth.locator("#team")).containsText("Acknowledged by Ruth Okafor");
    }

    @Test
    @Order(4)
    void howBadItIsFollowsFromTheAnswers() {
        act(ben, "assess-severity");
        ben.locator("button[value=score]").click();
        assertThat(ben.locator(".preview")).containsText("Answer questions 1 to 5");
        ben.locator("select[name='factors.data[0].category']").selectOption("FINANCIAL");
        ben.locator("[name='factors.data[0].weight']").fill("4");
        ben.locator("select[name='factors.identification']").selectOption("MAXIMUM");
        ben.locator("select[name='factors.confidentiality']").selectOption("UNKNOWN_RECIPIENTS");
        ben.locator("select[name='factors.integrity']").selectOption("NOT_LOST");
        ben.locator("select[name='factors.availability']").selectOption("NOT_LOST");
        ben.locator("input[name='factors.malicious']").check();
        ben.locator("button[value=score]").click();
        assertThat(ben.locator(".preview")).containsText("4 × 1.00 + 1.00 = 5.00");
        ConsoleBrowser.picture(ben, "severity");
        ben.locator("[name=rationale]").fill("Full card numbers with names");
        send(ben);
        assertThat(ben.getByRole(AriaRole.ALERT)).containsText("tick why they weigh more here");
        ben.locator("input[name='factors.data[0].raisedBy'][value=VOLUME]").check();
        send(ben);

        assertThat(ben.locator("header.incident")).containsText("Very high");
        assertThat(ben.locator("#more")).containsText("4 × 1.00 + 1.00 = 5.00");
    }

    @Test
    @Order(5)
    void whatIsFoundAndDoneStandsUnderItsHeading() {
        fill(ben, "record-affected-system", "system", "Payment page", "effect", "DATA_TAKEN");
        fill(ben, "record-indicator", "type", "DOMAIN", "value", "cdn-metrics.example");
        fill(ben, "record-ransom-demand", "statement", "Pay 2 BTC or we publish");
        fill(ben, "record-third-party-engagement", "party", "FORENSICS", "name", "Forensics F", "scope", "Images of the web servers, nothing else");
        fill(ben, "record-cost", "stage", "ESTIMATED", "costKind", "FORENSICS", "amount.amount", "12500.50", "amount.currency", "EUR", "purpose", "First week");
        fill(ben, "raise-corrective-action", "measure", "Pin third-party scripts", "owner", "Ben Amadi");

        assertThat(ben.locator("#findings")).containsText("cdn-metrics.example");
        assertThat(ben.locator("#costs")).containsText("12,500.50");
        assertThat(ben.locator("#actions")).containsText("Ben Amadi");
        ConsoleBrowser.picture(ben, "night");
    }

    /** What a CERT sends is looked at before it is recorded, and recorded once. */
    @Test
    @Order(6)
    void whatOthersKnowOfTheThreatIsTakenFromTheirFile() {
        String event = """
                {"Event":{"uuid":"5b646415-7b48-40d5-86b4-c0070acd0835","info":"Skimmers at ticket shops","date":"2026-02-01","timestamp":"1769900000","Orgc":{"name":"A CERT"},"Tag":[{"name":"tlp:amber"}],"Attribute":[
                 {"uuid":"a1","type":"domain","category":"Network activity","comment":"loads the skimmer","to_ids":true,"value":"cdn-metrics.example"},
                 {"uuid":"a2","type":"filename|sha256","category":"Payload delivery","comment":"","to_ids":true,"value":"metrics.min.js|%s"},
                 {"uuid":"a3","type":"ip-dst","category":"Network activity","comment":"shared host","to_ids":false,"value":"192.0.2.77"},
                 {"uuid":"a4","type":"link","category":"External analysis","comment":"","to_ids":false,"value":"https://cert.example/skimmers"}]}}
                """.formatted("ab".repeat(32));
        go(ben, INCIDENT);
        link(ben, "Import indicators");
        ConsoleBrowser.picture(ben, "intake-choose");
        upload(ben, "nothing we read");
        assertThat(ben.getByRole(AriaRole.ALERT)).containsText("This is no JSON document (line 1)");
        upload(ben, event);
        assertThat(ben.locator("main")).containsText("Skimmers at ticket shops");
        assertThat(ben.locator("main")).containsText("TLP:AMBER");
        assertThat(ben.locator("main")).containsText("No indicator, but a description (link): 1");
        ConsoleBrowser.picture(ben, "intake-found");
        ben.setViewportSize(390, 844);
        assertThat((Integer) ben.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        ConsoleBrowser.picture(ben, "intake-found-telephone");
        ben.setViewportSize(1280, 844);
        ben.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Record 3 indicators")).click();
        assertThat(ben.locator("#findings")).containsText("3 indicators were taken over from MISP, TLP:AMBER");
        assertThat(ben.locator("#timeline")).containsText("metrics.min.js");
        ConsoleBrowser.picture(ben, "intake-recorded");

        upload(ben, event);
        ben.locator("input[name=alsoUnmarked]").check();
        send(ben);
        assertThat(ben.locator("#findings")).containsText("1 indicator was taken over from MISP, TLP:AMBER; 3 were recorded before");
        upload(ben, event);
        send(ben);
        assertThat(ben.getByRole(AriaRole.STATUS)).containsText("Everything in this document was recorded in this incident before");
    }

    /** A tool that blocks what it is told takes the list; a person looks at it first. */
    @Test
    @Order(7)
    void theListGoesIntoOtherToolsAsItWasFound() throws Exception {
        go(ben, INCIDENT);
        link(ben, "All indicators, to copy or download");
        assertThat(ben.locator("tbody tr")).hasCount(5);
        assertThat(ben.locator("main")).containsText("cdn-metrics.example");
        ConsoleBrowser.picture(ben, "indicators");
        ben.setViewportSize(390, 844);
        assertThat((Integer) ben.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        ConsoleBrowser.picture(ben, "indicators-telephone");
        ben.setViewportSize(1280, 844);
        String table = Files.readString(ben.waitForDownload(() -> link(ben, "Download as CSV")).path());
        assertThat(table).startsWith("indicator,type,value,").containsPattern("(?m)^2,domain,cdn-metrics.example,TLP:AMBER,\"loads the skimmer\nNetwork activity\",a1,1,")
                .containsPattern("(?m)^5,ip-dst,192.0.2.77,").doesNotContainPattern("(?m)^6,");
        ben.locator("#atMost").selectOption("GREEN");
        ben.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Filter")).click();
        assertThat(ben.locator("main")).containsText("No indicator has such a mark.");
        try (Api api = new Api(server.address(), "ben")) {
            assertThat(api.get("/api" + INCIDENT + "/indicators").body().path("items")).hasSize(5)
                    .anyMatch(item -> item.path("value").toString().contains("\"cdn-metrics.example\"") && item.path("marking").asText().equals("AMBER"));
            assertThat(api.get("/api" + INCIDENT + "/indicators?atMost=pink").body().path("code").asText()).isEqualTo("request.bad-parameter");
            assertThat(api.get("/api/incidents/none/indicators").body().path("code").asText()).isEqualTo("incident.not-found");
        }
    }

    /** The mark of the document goes with every indicator, and holds for a trail. */
    @Test
    @Order(8)
    void whatOthersLentGoesToTheAuthorityAndNotToTheInsurer(@TempDir Path folder) throws IOException {
        assertThat(ExportedTrail.of(data, reference, "insurer", folder)).contains("Bank M sees fraud").doesNotContain("metrics.min.js").contains("which does not let us pass it on");
        assertThat(ExportedTrail.of(data, reference, "authority", folder)).contains("metrics.min.js");
    }

    private void upload(Page page, String document) {
        go(page, INCIDENT + "/import-indicators");
        page.locator("input[type=file]").setInputFiles(new FilePayload("event.json", "application/json", document.getBytes(StandardCharsets.UTF_8)));
        send(page);
    }

    @Test
    @Order(9)
    void itIsClosedOnlyWhenNothingIsOpenAndSomebodyElseHasLooked() {
        act(ben, "close-incident");
        assertThat(ben.locator(".open-items")).containsText("Money is demanded");
        assertThat(ben.locator(".open-items")).containsText("A corrective action is not completed");
        assertThat(ben.locator(".open-items")).containsText("Somebody from outside is still engaged");
        go(ben, INCIDENT);
        link(ben, "Decide about a demand");
        ben.locator("select[name=decision]").selectOption("REFUSE");
        ben.locator("[name=rationale]").fill("The police advise against it");
        send(ben);
        go(ben, INCIDENT);
        link(ben, "Complete a corrective action");
        ben.locator("[name=result]").fill("Pinned, with a check in the build");
        send(ben);
        assertThat(ben.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Verify a corrective action"))).hasCount(0);
        go(ruth, INCIDENT);
        link(ruth, "Verify a corrective action");
        ruth.locator("input[name=effective]").check();
        ruth.locator("[name=basis]").fill("Loaded the page with a changed script: refused");
        send(ruth);

        assertThat(ruth.locator("#actions")).containsText("Verified");
        assertThat(ruth.locator("#extortion")).containsText("Decided: refuse");
    }

    @Test
    @Order(10)
    void whatCounselKeepsTheAuditorDoesNotSee() throws Exception {
        fill(ben, "add-note", "text", "Counsel writes: we may be liable to bank M");
        long ordinal = Long.parseLong(ben.url().substring(ben.url().lastIndexOf("/") + 1));
        Page carol = browser.signedIn(server.address(), "carol");
        fill(carol, "assert-privilege", "entries", String.valueOf(ordinal), "ground", "LEGAL_ADVICE", "basis", "Advice on liability");
        assertThat(carol.locator("#privilege")).containsText("Legal advice");
        assertThat(carol.locator("#timeline")).containsText("we may be liable");
        Page abel = browser.signedIn(server.address(), "abel");
        go(abel, INCIDENT);
        assertThat(abel.locator("#privilege")).containsText("Legal advice");
        assertThat(abel.locator("body")).not().containsText("we may be liable");
        assertThat(abel.locator("#timeline")).containsText("A privileged entry");
        go(abel, INCIDENT + "/entries/" + ordinal + "/edit");
        assertThat(abel.locator("body")).containsText("A privileged entry");
        assertThat(abel.locator("body")).not().containsText("we may be liable");
        theAuditorDoesNotSeeItByLookingBackEither();
        neitherInTheListOfIndicators(carol);
    }

    private void neitherInTheListOfIndicators(Page carol) throws Exception {
        try (Api api = new Api(server.address(), "abel")) {
            JsonNode third = api.get("/api" + INCIDENT + "/indicators").body().path("items").path(2);
            assertThat(third.toString()).contains("metrics.min.js");
            fill(carol, "assert-privilege", "entries", third.path("ordinal").asText(), "ground", "LEGAL_ADVICE", "basis", "Advice on the script");
            for (String list : List.of("/api" + INCIDENT + "/indicators", INCIDENT + "/indicators", INCIDENT + "/indicators.csv")) {
                assertThat(new String(api.get(list).response().body(), StandardCharsets.UTF_8)).as(list).contains("192.0.2.77").doesNotContain("metrics.min.js");
            }
        }
    }

    @Test
    @Order(11)
    void untilCounselLetsTheAuditorReadIt() throws Exception {
        Page carol = browser.signedIn(server.address(), "carol");
        fill(carol, "grant-privileged-sight", "person", "Abel Audit", "reason", "The audit of the insurer", "validUntil", "2999-12-31");
        assertThat(carol.locator("#readers")).containsText("Abel Audit reads them until 2999-12-31");
        ConsoleBrowser.picture(carol, "privileged-reader");
        Page abel = browser.signedIn(server.address(), "abel");
        go(abel, INCIDENT);
        assertThat(abel.locator("#timeline")).containsText("we may be liable");
        fill(carol, "end-privileged-sight", "person", "Abel Audit", "reason", "The audit is over");
        go(abel, INCIDENT);
        assertThat(abel.locator("body")).not().containsText("we may be liable");
    }

    /** To when nobody had asserted anything yet. */
    private void theAuditorDoesNotSeeItByLookingBackEither() throws Exception {
        try (Api api = new Api(server.address(), "abel")) {
            JsonNode entries = api.get("/api/incidents/night/timeline").body().path("items");
            String before = "?asOf=position:" + (entries.path(entries.size() - 1).path("position").asLong() - 1);
            assertThat(api.get("/api/incidents/night/timeline" + before).body().toString()).contains("A privileged entry").doesNotContain("we may be liable");
            assertThat(api.get("/api/incidents/night" + before).body().toString()).contains("night").doesNotContain("we may be liable");
        }
    }

    @Test
    @Order(12)
    void nothingScrollsSidewaysOnATelephoneAndTheBrowserHadNothingToComplainAbout() {
        ben.setViewportSize(390, 844);
        for (String path : new String[] {INCIDENT, INCIDENT + "/do/assess-severity", INCIDENT + "/do/alert-team", INCIDENT + "/do/record-cost"}) {
            go(ben, path);
            assertThat((Integer) ben.evaluate("document.documentElement.scrollWidth")).as(path).isLessThanOrEqualTo(390);
        }
        ConsoleBrowser.picture(ben, "telephone");
        go(ben, INCIDENT);
        ConsoleBrowser.picture(ben, "night-telephone");
        assertThat(browser.complaints()).allMatch(text -> text.contains("status of 4"));
    }

    private void act(Page page, String command) {
        go(page, INCIDENT + "/do/" + command);
    }

    private void fill(Page page, String command, String... values) {
        act(page, command);
        ConsoleBrowser.fill(page, values);
    }

    private static void send(Page page) {
        page.locator("main button.primary").click();
    }

    private static void link(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true)).first().click();
    }

    private void go(Page page, String path) {
        page.navigate(server.address().resolve(path).toString());
    }
}
