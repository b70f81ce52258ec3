package candor.ledger.trail;

import java.util.List;
import java.util.stream.Collectors;

/** RFC 4180 rows that a spreadsheet shows and never runs. */
final class CsvRow {

    private CsvRow() {
    }

    static String of(List<String> fields) {
        return fields.stream().map(CsvRow::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(String text) {
        String inert = isFormula(text) ? "'" + text : text;
        boolean plain = inert.chars().allMatch(c -> c >= ' ' && c != '"' && c != ',' && c != ';') && inert.equals(inert.strip());
        return plain ? inert : "\"" + inert.replace("\"", "\"\"") + "\"";
    }

    /** Spreadsheets take a field that starts so for a formula; the full-width signs count too, and white space before them. */
    private static boolean isFormula(String text) {
        String start = text.stripLeading();
        return !start.isEmpty() && "=+-@\uFF1D\uFF0B\uFF0D\uFF20|%".indexOf(start.charAt(0)) >= 0 || text.startsWith("\t") || text.startsWith("\r");
    }
}
