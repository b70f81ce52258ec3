package candor.query.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import candor.incident.IncidentEvent;
import candor.incident.IncidentFigures.Distribution;
import candor.incident.IncidentFigures;
import candor.query.fold.Envelopes;
import candor.query.fold.EventEnvelope;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of 300 real records against figures that were computed independently, when the data lie beside the project. */
class FigureOracleTest {
    private static List<FigureFacts> facts = List.of();
    private static JsonNode oracle;

    @BeforeAll
    static void readTheRecords() {
        Optional<Path> records = VcdbRecords.data("vcdb-sample.jsonl");
        assumeTrue(records.isPresent(), "shared/data/vcdb-sample.jsonl is not beside the project");
        oracle = VcdbRecords.json(VcdbRecords.data("oracle-sample.json").orElseThrow());
        facts = VcdbRecords.read(records.orElseThrow()).stream().map(FigureOracleTest::folded).toList();
    }

    private static FigureFacts folded(List<IncidentEvent> events) {
        Envelopes ledger = new Envelopes();
        events.forEach(ledger::append);
        FigureFacts facts = null;
        for (EventEnvelope envelope : ledger.all()) {
            facts = FigureFacts.after(facts, envelope);
        }
        return Objects.requireNonNull(facts);
    }

    private static IncidentFigures figures(List<FigureFacts> facts) {
        Tally tally = new Tally();
        facts.forEach(tally::add);
        return tally.figures(0);
    }

    private static IncidentFigures figures() {
        return figures(facts);
    }

    private static Map<String, Long> counts(String name) {
        Map<String, Long> counts = new TreeMap<>();
        oracle.path(name).properties().forEach(e -> counts.put(e.getKey(), e.getValue().longValue()));
        return counts;
    }

    @Test
    void thereAreThreeHundred() {
        assertThat(figures().incidents()).isEqualTo(oracle.path("incidents").longValue());
        assertThat(figures().precision()).isEqualTo(counts("incident_date_precision"));
    }

    @Test
    void yearsAndQuarters() {
        assertThat(figures().byYear()).isEqualTo(counts("by_year"));
        assertThat(figures().byQuarter()).isEqualTo(counts("by_quarter"));
    }

    @Test
    void actionsAndActors() {
        assertThat(figures().byAction()).isEqualTo(counts("by_action_category"));
        assertThat(figures().byActionCombination()).isEqualTo(counts("by_action_combination"));
        assertThat(figures().byActor()).isEqualTo(counts("by_actor_category"));
        assertThat(figures().byDiscovery()).isEqualTo(counts("by_discovery_category"));
    }

    @Test
    void confirmations() {
        Map<String, Long> expected = new TreeMap<>();
        counts("by_security_incident").forEach((name, n) -> expected.put(name.toUpperCase(java.util.Locale.ROOT).replace(' ', '_'), n));
        assertThat(figures().byConfirmation()).isEqualTo(expected);
    }

    @Test
    void countries() {
        Map<String, Long> top = new LinkedHashMap<>();
        oracle.path("top10_countries").forEach(pair -> top.put(pair.get(0).textValue(), pair.get(1).longValue()));
        assertThat(figures().byCountry()).containsAllEntriesOf(top);
        assertThat(figures().byCountry().get("Unknown")).isEqualTo(oracle.path("country_unknown").longValue());
    }

    @Test
    void disclosuresAndDataKinds() {
        assertThat(figures().byDisclosure()).isEqualTo(counts("by_data_disclosure"));
        assertThat(figures().byDataKind()).isEqualTo(counts("by_data_variety"));
    }

    @Test
    void recordsAffected() {
        JsonNode expected = oracle.path("records_affected");
        assertThat(figures().records().sum()).isEqualTo(expected.path("sum_data_total").bigIntegerValue());
        Distribution records = figures().records().distribution();
        assertThat(records.count()).isEqualTo(expected.path("incidents_with_data_total").longValue());
        assertEqual(records.median(), expected.path("median"));
        assertEqual(records.p90(), expected.path("p90"));
        assertEqual(records.max(), expected.path("max"));
    }

    @Test
    void durations() {
        assertSame(figures().discoveryDays(), oracle.path("time_to_discovery_days"));
        assertSame(figures().containmentDays(), oracle.path("time_to_containment_days"));
        assertSame(figures().publicationDays(), oracle.path("incident_to_notification_days").path("all"));
    }

    @Test
    void retailAlone() {
        JsonNode retail = oracle.path("retail_only");
        List<FigureFacts> shops = facts.stream().filter(FigureOracleTest::isRetail).toList();
        assertThat(figures(shops).incidents()).isEqualTo(retail.path("incidents").longValue());
        assertThat(figures(shops).records().sum()).isEqualTo(retail.path("sum_data_total").bigIntegerValue());
        assertSame(figures(shops).discoveryDays(), retail.path("time_to_discovery_days"));
        assertSame(figures(shops).containmentDays(), retail.path("time_to_containment_days"));
    }

    private static boolean isRetail(FigureFacts facts) {
        String industry = Objects.requireNonNull(Objects.requireNonNull(facts.classification()).industry());
        return industry.startsWith("44") || industry.startsWith("45");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_261_123})
    void theOrderInWhichIncidentsAreAddedDoesNotMatter(long seed) {
        List<FigureFacts> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(figures(shuffled)).isEqualTo(figures());
    }

    private static void assertSame(Distribution actual, JsonNode expected) {
        assertThat(actual.count()).isEqualTo(expected.path("n").longValue());
        assertEqual(actual.min(), expected.path("min"));
        assertEqual(actual.max(), expected.path("max"));
        assertEqual(actual.mean(), expected.path("mean"));
        assertEqual(actual.median(), expected.path("median"));
        assertEqual(actual.p90(), expected.path("p90"));
        assertEqual(actual.medianNearestRank(), expected.path("median_nearest_rank"));
        assertEqual(actual.p90NearestRank(), expected.path("p90_nearest_rank"));
    }

    private static void assertEqual(@org.jspecify.annotations.Nullable BigDecimal actual, JsonNode expected) {
        assertThat(actual).isEqualByComparingTo(new BigDecimal(expected.asText()));
    }
}
