package candor.query.incident.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import candor.incident.IndicatorRow;
import candor.incident.IndicatorType;
import candor.incident.TrafficLight;
import candor.query.incident.PrivilegeSight;
import candor.sealing.FreeText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IndicatorCsvTest {
    private static IndicatorRow row(IndicatorType type, FreeText value, @Nullable FreeText context, @Nullable TrafficLight marking) {
        return new IndicatorRow(3, 7, 40, type, value, context, 2L, null, marking, null, Instant.parse("2026-11-23T10:00:00Z"));
    }

    private static String line(IndicatorRow row) {
        return new String(IndicatorCsv.line(row), StandardCharsets.UTF_8);
    }

    @Test
    void namesItsColumns() {
        assertThat(new String(IndicatorCsv.header(), StandardCharsets.UTF_8)).isEqualTo("indicator,type,value,marking,context,source_reference,document,recorded,missing\r\n");
    }

    @Test
    void givesTheValueAsItWasFound() {
        assertThat(line(row(IndicatorType.URL, FreeText.of("http://evil.example/a,b?c=\"d\""), FreeText.of("loads the skimmer"), TrafficLight.AMBER)))
                .isEqualTo("3,url,\"http://evil.example/a,b?c=\"\"d\"\"\",TLP:AMBER,loads the skimmer,,2,2026-11-23T10:00:00Z,\r\n");
    }

    @Test
    void letsNoSpreadsheetRunIt() {
        assertThat(line(row(IndicatorType.FILENAME, FreeText.of("=HYPERLINK(1)"), null, null))).startsWith("3,filename,'=HYPERLINK(1),,");
    }

    @Test
    void saysWhyAValueIsMissing() {
        assertThat(line(row(IndicatorType.DOMAIN, new FreeText.Erased(), null, null))).isEqualTo("3,domain,,,,,2,2026-11-23T10:00:00Z,erased\r\n");
        IndicatorRow kept = row(IndicatorType.DOMAIN, FreeText.of("evil.example"), FreeText.of("context"), TrafficLight.RED).withheld(PrivilegeSight.KEPT);
        assertThat(line(kept)).isEqualTo("3,domain,,TLP:RED,,,2,2026-11-23T10:00:00Z,withheld\r\n");
    }
}
