package candor.query.incident.indicator;

import candor.incident.IndicatorRow;
import candor.ledger.trail.CsvRow;
import candor.sealing.FreeText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Indicators as a table for other tools (RFC 4180). Values stand as they were found, only that a spreadsheet runs none of them; types are
 * named as MISP names them.
 */
final class IndicatorCsv {
    static final List<String> COLUMNS = List.of("indicator", "type", "value", "marking", "context", "source_reference", "document", "recorded", "missing");

    private IndicatorCsv() {}

    static byte[] header() {
        return CsvRow.of(COLUMNS);
    }

    static byte[] line(IndicatorRow row) {
        return CsvRow.of(List.of(
                Long.toString(row.indicator()), row.type().misp(), text(row.value()), row.marking() == null ? "" : row.marking().label(), text(row.context()),
                text(row.sourceReference()), row.intake() == null ? "" : Long.toString(row.intake()), row.recorded().toString(), missing(row.value())));
    }

    private static String text(@Nullable FreeText text) {
        return text == null ? "" : text.text().orElse("");
    }

    private static String missing(FreeText value) {
        return switch (value) {
            case FreeText.Erased _ -> "erased";
            case FreeText.Withheld _ -> "withheld";
            default -> "";
        };
    }
}
