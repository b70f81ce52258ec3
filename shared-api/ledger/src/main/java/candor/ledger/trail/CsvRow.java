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
        return isPlain(inert) ? inert : "\"" + inert.replace("\"", "\"\"") + "\"";
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == ',' || c == ';') {
                return false;
            }
        }
        return text.isEmpty() || !Character.isWhitespace(text.charAt(0)) && !Character.isWhitespace(text.charAt(text.length() - 1));
    }

    /** Spreadsheets take a field that starts so for a formula; the full-width signs count too, and white space before them. */
    private static boolean isFormula(String text) {
        String start = text.stripLeading();
        return !start.isEmpty() && "=+-@\uFF1D\uFF0B\uFF0D\uFF20|%".indexOf(start.charAt(0)) >= 0 || text.startsWith("\t") || text.startsWith("\r");
    }
}
