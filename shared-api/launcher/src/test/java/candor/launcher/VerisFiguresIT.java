package candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three hundred real incidents, imported from the command line, against figures somebody else computed from the same file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerisFiguresIT {
    private static final int RECORDS = 300;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private CandorProcess server;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private JsonNode expected;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private JsonNode figures;

    @BeforeAll
    void importTheSample(@TempDir Path folder) throws IOException {
        Path sample = SharedData.file("vcdb-sample.jsonl");
        expected = new JsonMapper().readTree(SharedData.file("oracle-sample.json").toFile());
        Path data = folder.resolve("data");
        server = CandorProcess.start(data);
        CandorProcess.addAccount(data, Api.SIGN_IN_NAME, "Ada", "EXECUTIVE");
        CandorProcess.Answer first = CandorProcess.run(data, "", "import", "veris", sample.toString());
        assertThat(first.output()).contains(RECORDS + " imported as ").contains("0 already there, 0 rejected");
        CandorProcess.Answer again = CandorProcess.run(data, "", "import", "veris", sample.toString());
        assertThat(again.output()).contains("0 imported as 0 events, " + RECORDS + " already there, 0 rejected");
        try (Api api = new Api(server.address())) {
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> api.get("/api/figures?origin=veris").body().path("incidents").asInt() == RECORDS);
            Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                figures = api.get("/api/figures?origin=veris").body();
                assertThat(figures.path("records").path("distribution").path("count")).isEqualTo(expected.path("records_affected").path("incidents_with_data_total"));
            });
        }
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "byYear,              by_year",
        "byQuarter,           by_quarter",
        "byAction,            by_action_category",
        "byActionCombination, by_action_combination",
        "byActor,             by_actor_category",
        "byDiscovery,         by_discovery_category",
        "byDisclosure,        by_data_disclosure",
    })
    void countsAreThose(String ours, String theirs) {
        assertThat(counts(figures.path(ours))).isEqualTo(counts(expected.path(theirs)));
    }

    @Test
    void countriesAreThose() {
        Map<String, Long> byCountry = counts(figures.path("byCountry"));

        for (JsonNode country : expected.path("top10_countries")) {
            assertThat(byCountry).containsEntry(country.path(0).asText(), country.path(1).asLong());
        }
        assertThat(byCountry).containsEntry("Unknown", expected.path("country_unknown").asLong());
    }

    @Test
    void precisionOfDatesIsThat() {
        Map<String, Long> precision = counts(figures.path("precision"));
        long days = precision.entrySet().stream().filter(e -> !e.getKey().equals("month") && !e.getKey().equals("year")).mapToLong(Map.Entry::getValue).sum();

        assertThat(days).isEqualTo(expected.path("incident_date_precision").path("day").asLong());
        assertThat(precision).containsEntry("month", expected.path("incident_date_precision").path("month").asLong());
        assertThat(precision).containsEntry("year", expected.path("incident_date_precision").path("year").asLong());
    }

    @Test
    void recordsAffectedAreThose() {
        JsonNode theirs = expected.path("records_affected");

        assertThat(figures.path("records").path("sum").asLong()).isEqualTo(theirs.path("sum_data_total").asLong());
        assertDistribution(figures.path("records").path("distribution"), theirs, "median", "p90", "max");
    }

    @ParameterizedTest
    @CsvSource({"discoveryDays, time_to_discovery_days", "containmentDays, time_to_containment_days"})
    void durationsAreThose(String ours, String theirs) {
        assertThat(figures.path(ours).path("count")).isEqualTo(expected.path(theirs).path("n"));
        assertDistribution(figures.path(ours), expected.path(theirs), "min", "max", "mean", "median", "p90");
        assertThat(figures.path(ours).path("medianNearestRank").asDouble()).isCloseTo(expected.path(theirs).path("median_nearest_rank").asDouble(), within(1e-5));
        assertThat(figures.path(ours).path("p90NearestRank").asDouble()).isCloseTo(expected.path(theirs).path("p90_nearest_rank").asDouble(), within(1e-5));
    }

    private static void assertDistribution(JsonNode ours, JsonNode theirs, String... names) {
        for (String name : names) {
            assertThat(ours.path(name).asDouble()).as(name).isCloseTo(theirs.path(name).asDouble(), within(1e-5));
        }
    }

    private static Map<String, Long> counts(JsonNode node) {
        var counts = new TreeMap<String, Long>();
        node.properties().forEach(entry -> counts.put(entry.getKey(), entry.getValue().asLong()));
        return counts;
    }
}
