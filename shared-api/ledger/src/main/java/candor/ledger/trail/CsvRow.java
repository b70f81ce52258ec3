package candor.ledger.trail;

import candor.ledger.json.Utf8Sink;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An RFC 4180 row, in UTF-8, that a spreadsheet shows and never runs. */
public final class CsvRow {

    private final Utf8Sink row = new Utf8Sink(512);
    private boolean begun;

    /** A row of these fields, with its line end. */
    public static byte[] of(List<String> fields) {
        CsvRow row = new CsvRow();
        fields.forEach(row::field);
        return row.toBytes();
    }

    /** Forgets the fields so far. */
    CsvRow anew() {
        row.clear();
        begun = false;
        return this;
    }

    /** Adds a field of digits and letters, which a spreadsheet takes for nothing else. */
    CsvRow plain(String text) {
        separate();
        row.ascii(text);
        return this;
    }

    /** As {@link #plain(String)}, of ASCII. */
    CsvRow plain(byte[] text) {
        separate();
        row.bytes(text, 0, text.length);
        return this;
    }

    /** Adds a field. */
    CsvRow field(String text) {
        separate();
        content(text);
        return this;
    }

    /** Adds a field of a column in which the same text comes again and again. */
    CsvRow field(String text, Column column) {
        separate();
        if (text.equals(column.text)) {
            row.bytes(column.spelling, 0, column.spelling.length);
        } else {
            int from = row.length();
            content(text);
            column.spelling = row.toBytes(from);
            column.text = text;
        }
        return this;
    }

    /** How the last field of a column is spelled. */
    static final class Column {
        private String text = "";
        private byte[] spelling = {};
    }

    /** Adds a field that is the text of a JSON object. */
    CsvRow object(Utf8Sink json) {
        separate();
        // It begins with a brace, so it is never taken for a formula; it has members, so it has quotes, or else two characters.
        boolean plain = json.length() == "{}".length();
        quote(plain);
        row.doubledQuotes(json);
        quote(plain);
        return this;
    }

    /** The row with its line end. */
    byte[] toBytes() {
        row.ascii("\r\n");
        return row.toBytes();
    }

    private void content(String text) {
        if (!text.isEmpty()) {
            plainOrQuoted(isFormula(text) ? "'" + text : text);
        }
    }

    private void separate() {
        if (begun) {
            row.ascii(',');
        }
        begun = true;
    }

    private void quote(boolean plain) {
        if (!plain) {
            row.ascii('"');
        }
    }

    private void plainOrQuoted(String text) {
        boolean plain = isPlain(text);
        quote(plain);
        byte[] bytes = (plain ? text : text.replace("\"", "\"\"")).getBytes(StandardCharsets.UTF_8);
        row.bytes(bytes, 0, bytes.length);
        quote(plain);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == ',' || c == ';') {
                return false;
            }
        }
        return !Character.isWhitespace(text.charAt(0)) && !Character.isWhitespace(text.charAt(text.length() - 1));
    }

    /** Spreadsheets take a field that starts so for a formula; the full-width signs count too, and white space before them. */
    private static boolean isFormula(String text) {
        String start = text.stripLeading();
        return !start.isEmpty() && "=+-@\uFF1D\uFF0B\uFF0D\uFF20|%".indexOf(start.charAt(0)) >= 0 || text.startsWith("\t") || text.startsWith("\r");
    }
}
