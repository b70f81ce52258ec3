package candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import candor.launcher.Api.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample's breach from the first unheeded alarm to the penalty, asked for over HTTP as an outsider would: what the facts of the real
 * case give must come out. The authority's and the customers' part has no pages yet, so it is told here in notes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScenarioIT {
    private static final String ZONE = "Europe/London";

    @SuppressWarnings("NullAway.Init") // set before all tests
    private CandorProcess server;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Api api;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private String incident;

    @BeforeAll
    void tellTheWholeStory(@TempDir Path folder) throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        server = CandorProcess.start(data);
        CandorProcess.addAccount(data, Api.SIGN_IN_NAME, "Ada", "COMMANDER,PRIVACY_OFFICER");
        CandorProcess.Answer loaded = CandorProcess.run(data, "", "demo");
        assertThat(loaded.exitCode()).as(loaded.output()).isZero();
        api = new Api(server.address());
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> api.get("/api/incidents").body().path("items").path(0).path("summary").asText().contains("Bank M suspects"));
        incident = api.get("/api/incidents").body().path("items").path(0).path("incident").asText();
        note("GDPR applies from today: 72 hours, and higher penalties.", "2018-05-25", "2018-05-25");
        note("All relevant authorities were told; one of them leads.", "2018-06-23", "2018-06-23T18:00");
        note("Customers were told by e-mail, with a site for each country.", "2018-06-27T17:30", "2018-06-27T17:30");
        note("The authority gave notice that it intends a penalty of GBP 1.5 million.", null, "2020-11");
        scope("9.4 million people in the EEA were told that they may be affected.", "{\"max\":9400000}", "2020-11-13");
        scope("Of them, 1.5 million are in the United Kingdom.", "{\"max\":1500000}", "2020-11-13");
        note("The authority fined the shop GBP 1,250,000.", "2020-11-13", "2020-11-13");
        long last = api.get("/api/incidents/" + incident).body().path("row").path("lastOrdinal").asLong();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> timeline("").size() >= last && !with(timeline(""), "fined the shop").isEmpty());
    }

    @AfterAll
    void stop() {
        if (api != null) {
            api.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private void note(String words, @Nullable String occurred, String known) throws IOException, InterruptedException {
        String when = occurred == null ? "\"occurred\":{\"kind\":\"UNKNOWN\"}," : "\"occurred\":{\"kind\":\"EXACT\",\"begin\":" + time(occurred) + "},";
        accepted(api.post("/api/incidents/" + incident + "/add-note", words, "{\"text\":\"" + words + "\",\"attribution\":{" + when + "\"known\":" + time(known) + "}}"));
    }

    private void scope(String words, String persons, String known) throws IOException, InterruptedException {
        accepted(api.post("/api/incidents/" + incident + "/assess-scope", words, "{\"assertedBy\":\"AUTHORITY\",\"cells\":[],\"persons\":" + persons
                + ",\"records\":{},\"statement\":\"" + words + "\",\"attribution\":{\"known\":" + time(known) + "}}"));
    }

    private static void accepted(Answer answer) {
        assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(200);
    }

    private static String time(String stated) {
        return "{\"stated\":\"" + stated + "\",\"zone\":\"" + ZONE + "\"}";
    }

    @Test
    @Order(1)
    void aMonthStaysAMonthAndWhatIsNotKnownComesLast() throws IOException, InterruptedException {
        JsonNode view = api.get("/api/incidents/" + incident).body();
        assertThat(texts(view.path("scope"), "window")).anyMatch(window -> window.contains("\"stated\":\"2017-09\"") && window.contains("\"MONTH\""));
        List<JsonNode> byTime = timeline("&order=OCCURRED");
        assertThat(byTime.getLast().toString()).contains("intends a penalty").contains("\"UNKNOWN\"");
        assertThat(byTime.stream().map(entry -> entry.path("testimony").path("occurred").path("begin").path("stated").asText()).filter(stated -> stated.length() == 10))
                .as("no month and no year was made the first of one").doesNotContain("2017-09-01", "2018-02-01", "2018-05-01", "2018-06-01", "2020-11-01");
    }

    @Test
    @Order(2)
    void theMorningOfTheBankIsCountedInMinutes() throws IOException, InterruptedException {
        Instant seen = from(only("the first alarm, linked", entry -> entry.path("type").asText().equals("signal.SignalLinked") && begin(entry).equals("2018-04-06T09:48")));
        assertThat(seen).isEqualTo(Instant.parse("2018-04-06T08:48:00Z"));
        assertThat(ChronoUnit.MINUTES.between(seen, from(entry("not business as usual")))).isEqualTo(281);
        assertThat(ChronoUnit.MINUTES.between(seen, from(entry("rules that block")))).isEqualTo(406);
    }

    @Test
    @Order(3)
    void whatWasKnownThenShowsNothingThatWasLearntLater() throws IOException, InterruptedException {
        assertThat(ofTheSixthOfApril("&asOf=known:2018-06-24")).isEmpty();
        assertThat(ofTheSixthOfApril("&asOf=known:2018-06-29")).hasSize(4)
                .allSatisfy(entry -> assertThat(entry.path("testimony").path("known").path("stated").asText()).startsWith("2018-06-2"));
    }

    @Test
    @Order(4)
    void theScopeIsASeriesAndThePressIsNotUs() throws IOException, InterruptedException {
        JsonNode then = api.get("/api/incidents/" + incident + "?asOf=known:2018-06-28").body().path("scope");
        assertThat(then.toString()).contains("40000").contains("PRESS").doesNotContain("9400000");
        JsonNode now = api.get("/api/incidents/" + incident).body().path("scope");
        assertThat(now).hasSize(5);
        assertThat(StreamSupport.stream(now.spliterator(), false).map(assessment -> assessment.path("assertedBy").asText()))
                .containsExactly("ORGANISATION", "ORGANISATION", "PRESS", "AUTHORITY", "AUTHORITY");
        assertThat(StreamSupport.stream(now.spliterator(), false).map(assessment -> assessment.path("persons").path("max").asLong()))
                .containsExactly(0L, 0L, 40_000L, 9_400_000L, 1_500_000L);
    }

    @Test
    @Order(5)
    void theDaysBetweenTheFactsAreThoseOfTheRealCase() throws IOException, InterruptedException {
        JsonNode view = api.get("/api/incidents/" + incident).body();
        LocalDate breach = day(view.path("occurrence").path(0).path("time").path("begin"));
        LocalDate report = day(entry("was declared").path("testimony").path("occurred").path("begin"));
        LocalDate otherReport = day(entry("to 16 April").path("testimony").path("occurred").path("begin"));
        LocalDate discovery = day(view.path("detection").path(0).path("time").path("begin"));
        LocalDate noEvidence = day(view.path("decisions").path(0).path("testimony").path("known"));
        LocalDate reversal = day(view.path("decisions").path(1).path("testimony").path("known"));
        LocalDate contained = day(view.path("containment").path(0).path("testimony").path("occurred").path("begin"));

        assertThat(ChronoUnit.DAYS.between(breach, discovery)).isEqualTo(133);
        assertThat(ChronoUnit.DAYS.between(report, discovery)).isEqualTo(72);
        assertThat(ChronoUnit.DAYS.between(otherReport, discovery)).isEqualTo(68);
        assertThat(ChronoUnit.DAYS.between(noEvidence, reversal)).isEqualTo(65);
        assertThat(ChronoUnit.DAYS.between(discovery, contained)).isZero();
        assertThat(ChronoUnit.DAYS.between(discovery, occurred("Customers were told"))).isEqualTo(4);
        assertThat(ChronoUnit.DAYS.between(occurred("GDPR applies"), discovery)).isEqualTo(29);
        assertThat(ChronoUnit.DAYS.between(discovery, occurred("fined the shop"))).isEqualTo(874);
    }

    @Test
    @Order(6)
    void theReversedDecisionStaysReadableAndTheCauseStaysContested() throws IOException, InterruptedException {
        JsonNode view = api.get("/api/incidents/" + incident).body();
        JsonNode reversed = view.path("decisions").path(0);
        assertThat(reversed.path("rationale").toString()).contains("no other bank reports a pattern");
        assertThat(reversed.path("supersededBy").asLong()).isEqualTo(2);
        assertThat(reversed.path("supersededBecause").toString()).contains("no longer holds");
        assertThat(view.path("closings").toString()).contains("Internal inquiry without a finding");
        assertThat(view.path("contests").toString()).contains("Supplier I disputes");
        assertThat(view.path("conflicts").toString()).contains("16 April, not 12 April");
    }

    @Test
    @Order(7)
    void theReferenceIsOfTheYearInWhichItWasDeclaredHere() throws IOException, InterruptedException {
        String reference = api.get("/api/incidents/" + incident).body().path("row").path("reference").asText();
        assertThat(reference).matches("INC-[0-9]{4}-0001");
        assertThat(Integer.parseInt(reference.substring(4, 8))).isBetween(2026, Year.now(ZoneOffset.UTC).getValue());
    }

    @Test
    @Order(8)
    void thePlanIsNotThroughWithAndOneOfItsTasksIsLongOverdue() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            List<JsonNode> tasks = list(api.get("/api/incidents/" + incident + "/tasks").body());
            assertThat(tasks).extracting(task -> task.path("step").asText() + " " + task.path("state").asText() + " " + task.path("overdue").asBoolean())
                    .containsExactlyInAnyOrder("save-what-runs DONE false", "switch-off DONE false", "suppliers-log OPEN true", "list-scripts OPEN false");
            assertThat(tasks).filteredOn(task -> task.path("overdue").asBoolean()).singleElement()
                    .satisfies(task -> assertThat(task.path("assignee").path("name").asText()).startsWith("Tomas Brandt"));
        });
    }

    @Test
    @Order(9)
    void whatMayBePassedOnIsLessThanWhatIsKnown() throws IOException, InterruptedException {
        String indicators = "/api/incidents/" + incident + "/indicators";
        assertThat(texts(api.get(indicators).body().path("items"), "marking")).containsExactly("", "\"GREEN\"", "\"GREEN\"", "\"AMBER\"");
        assertThat(texts(api.get(indicators + "?atMost=GREEN").body().path("items"), "marking")).containsExactly("\"GREEN\"", "\"GREEN\"");
        assertThat(timeline("").stream().map(entry -> entry.path("type").asText())).containsOnlyOnce("incident.TeamAlerted", "incident.AlertAcknowledged", "evidence.EvidenceExported");
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private List<JsonNode> ofTheSixthOfApril(String query) throws IOException, InterruptedException {
        return timeline(query).stream().filter(entry -> begin(entry).startsWith("2018-04-06")).toList();
    }

    private List<JsonNode> timeline(String query) throws IOException, InterruptedException {
        List<JsonNode> entries = new ArrayList<>();
        int pages = 1;
        for (int page = 1; page <= pages; page++) {
            JsonNode found = api.get("/api/incidents/" + incident + "/timeline?page=" + page + query).body();
            pages = found.path("pages").asInt(1);
            found.path("items").forEach(entries::add);
        }
        return entries;
    }

    private static List<JsonNode> with(List<JsonNode> entries, String words) {
        return entries.stream().filter(entry -> entry.toString().contains(words)).toList();
    }

    private JsonNode entry(String words) throws IOException, InterruptedException {
        return only(words, entry -> entry.path("headline").asText().contains(words) || entry.path("texts").toString().contains(words));
    }

    private JsonNode only(String what, Predicate<JsonNode> wanted) throws IOException, InterruptedException {
        List<JsonNode> found = timeline("").stream().filter(wanted).toList();
        assertThat(found).as(what).hasSize(1);
        return found.getFirst();
    }

    private LocalDate occurred(String words) throws IOException, InterruptedException {
        return day(entry(words).path("testimony").path("occurred").path("begin"));
    }

    private static String begin(JsonNode entry) {
        return entry.path("testimony").path("occurred").path("begin").path("stated").asText();
    }

    private static Instant from(JsonNode entry) {
        return Instant.parse(entry.path("testimony").path("occurred").path("begin").path("from").asText());
    }

    private static LocalDate day(JsonNode stated) {
        return LocalDate.parse(stated.path("stated").asText().substring(0, 10));
    }

    private static List<String> texts(JsonNode list, String member) {
        return StreamSupport.stream(list.spliterator(), false).map(item -> item.path(member).toString()).toList();
    }
}
