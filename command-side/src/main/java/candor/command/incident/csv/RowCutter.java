package candor.command.incident.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Cuts a text into rows: a line end inside of quotes is none. What is in a row, it does not look at. */
final class RowCutter {
    /** A row is kept whole in one sealed component, with its header; this many characters fit in any script. */
    static final int LONGEST = 40_000;

    private static final int NONE = -2;

    private final Reader in;
    private final char delimiter;
    private final char quote;
    private int ahead = NONE;
    private long line = 1;
    private boolean over;

    /**
     * A row.
     *
     * @param line on which it begins, from 1
     * @param whole whether it was read to its end; if not, it is the last
     */
    record Cut(long line, String text, boolean whole) {}

    RowCutter(Reader in, char delimiter, char quote) {
        this.in = new BufferedReader(in);
        this.delimiter = delimiter;
        this.quote = quote;
    }

    /** The line that is being read. */
    long line() {
        return line;
    }

    /** The next row that is not empty; absent at the end. */
    @Nullable Cut next() throws IOException {
        while (!over) {
            long begin = line;
            StringBuilder text = new StringBuilder();
            boolean whole = row(text);
            if (!whole || !text.isEmpty()) {
                over |= !whole;
                return new Cut(begin, text.toString(), whole);
            }
        }
        return null;
    }

    /** Where in a row a sign stands. */
    private enum Place {
        BEGIN_OF_CELL,
        IN_CELL,
        IN_QUOTES,
        BEHIND_A_QUOTE
    }

    private boolean row(StringBuilder text) throws IOException {
        Place place = Place.BEGIN_OF_CELL;
        for (int sign = read(); sign >= 0; sign = read()) {
            boolean ends = (sign == '\n' || sign == '\r') && place != Place.IN_QUOTES;
            line += sign == '\n' || (sign == '\r' && peek() != '\n') ? 1 : 0;
            if (ends) {
                skipLineFeed(sign);
                return true;
            }
            text.append((char) sign);
            place = after(place, sign);
            if (text.length() > LONGEST) {
                return false;
            }
        }
        over = true;
        return place != Place.IN_QUOTES;
    }

    private Place after(Place place, int sign) {
        if (place == Place.IN_QUOTES) {
            return sign == quote ? Place.BEHIND_A_QUOTE : Place.IN_QUOTES;
        }
        if (sign == delimiter) {
            return Place.BEGIN_OF_CELL;
        }
        return sign == quote && place != Place.IN_CELL ? Place.IN_QUOTES : Place.IN_CELL;
    }

    private void skipLineFeed(int sign) throws IOException {
        if (sign == '\r' && peek() == '\n') {
            read();
            line++;
        }
    }

    private int read() throws IOException {
        int sign = ahead == NONE ? in.read() : ahead;
        ahead = NONE;
        return sign;
    }

    private int peek() throws IOException {
        if (ahead == NONE) {
            ahead = in.read();
        }
        return ahead;
    }
}
