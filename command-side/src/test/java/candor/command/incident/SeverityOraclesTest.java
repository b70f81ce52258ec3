package candor.command.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import candor.incident.Severity;
import candor.incident.SeverityFactors;
import candor.incident.SeverityFactors.Availability;
import candor.incident.SeverityFactors.Confidentiality;
import candor.incident.SeverityFactors.DataCategory;
import candor.incident.SeverityFactors.DataContext;
import candor.incident.SeverityFactors.Identification;
import candor.incident.SeverityFactors.Integrity;
import candor.incident.SeverityFactors.Raising;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The method's published worked examples, where they are at hand, and the bounds of each level. */
class SeverityOraclesTest {
    @ParameterizedTest
    @CsvSource({"1.99, LOW", "2.00, MEDIUM", "2.99, MEDIUM", "3.00, HIGH", "3.99, HIGH", "4.00, VERY_HIGH", "0.25, LOW"})
    void aLevelBeginsAtItsBound(BigDecimal score, Severity level) {
        assertThat(SeverityFactors.levelOf(score)).isEqualTo(level);
    }

    @Test
    void everyWorkedExampleGivesItsPublishedScoreAndLevel() throws IOException {
        Path oracles = shared("rules/severity-oracles.json");
        assumeTrue(Files.exists(oracles), "the worked examples are not at hand: ../shared/rules is absent");
        JsonNode all = new ObjectMapper().readTree(Files.readString(oracles));
        int judged = 0;
        for (JsonNode example : all.get("worked_examples")) {
            judged += judge(example);
        }
        for (JsonNode example : all.get("boundary_examples_derived")) {
            judged += judge(example);
        }
        assertThat(judged).isGreaterThanOrEqualTo(10);
    }

    /** Some publish only the result. */
    private static int judge(JsonNode example) {
        JsonNode parts = example.path("cb_parts");
        if (!example.path("dpc").isNumber() || !parts.isObject()) {
            return 0;
        }
        var factors = new SeverityFactors(
                List.of(new DataContext(DataCategory.SIMPLE, List.of(Raising.VOLUME), List.of(), example.get("dpc").longValue())),
                by(Identification.values(), Identification::factor, example.get("ei")),
                by(Confidentiality.values(), Confidentiality::points, parts.path("confidentiality")),
                by(Integrity.values(), Integrity::points, parts.path("integrity")),
                by(Availability.values(), Availability::points, parts.path("availability")),
                parts.path("malicious").asDouble() > 0, false, false);
        assertThat(factors.score()).as(example.get("id").asText()).isEqualByComparingTo(example.get("se").decimalValue());
        assertThat(factors.level().name()).as(example.get("id").asText()).isEqualToIgnoringCase(example.get("band").asText());
        return 1;
    }

    private static <T> T by(T[] values, Function<T, BigDecimal> points, JsonNode wanted) {
        BigDecimal number = wanted.isNumber() ? wanted.decimalValue() : BigDecimal.ZERO;
        return Arrays.stream(values).filter(value -> points.apply(value).compareTo(number) == 0).findFirst().orElseThrow();
    }

    private static Path shared(String name) {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("shared").resolve(name)).filter(Files::exists).findFirst().orElse(Path.of(name));
    }
}
