package candor.ledger.mongodb.block;

import java.time.Instant;
import java.time.LocalDate;

/** Spellings of an event's own time. */
final class EventTime {

    /** Seconds that are added so that none is negative. */
    private static final long SHIFT = 100_000_000_000_000L;
    private static final String FORM = "0000-00-00T00:00:00";
    private static final int SECOND = FORM.length();
    private static final int NANO_DIGITS = 9;

    private EventTime() {
    }

    /** As {@link Instant#parse}, quick for what {@link Instant#toString} gives today. */
    static Instant parse(String text) {
        if (!isUsual(text)) {
            return Instant.parse(text);
        }
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
        long second = number(text, 11, 13) * 3_600L + number(text, 14, 16) * 60L + number(text, 17, SECOND);
        int nano = 0;
        for (int i = SECOND + 1; i <= SECOND + NANO_DIGITS; i++) {
            nano = nano * 10 + (i < text.length() - 1 ? text.charAt(i) - '0' : 0);
        }
        return Instant.ofEpochSecond(day * 86_400 + second, nano);
    }

    /** Seconds and nanoseconds so that strings sort as instants do: 19 digits, a dot, 9 digits. */
    static String sortable(Instant instant) {
        StringBuilder text = new StringBuilder(30);
        padded(text, instant.getEpochSecond() + SHIFT, 19);
        return padded(text.append('.'), instant.getNano(), NANO_DIGITS).toString();
    }

    private static StringBuilder padded(StringBuilder text, long number, int digits) {
        String written = Long.toString(number);
        return text.repeat('0', digits - written.length()).append(written);
    }

    /** Whether it is a time of a year with four digits, with a fraction of one to nine digits or none, up to 23:59:59. */
    private static boolean isUsual(String text) {
        int end = text.length() - 1;
        if (end < SECOND || end == SECOND + 1 || end > SECOND + 1 + NANO_DIGITS || text.charAt(end) != 'Z' || end > SECOND && text.charAt(SECOND) != '.') {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char form = i < SECOND ? FORM.charAt(i) : '0';
            if (i != SECOND && (form == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != form)) {
                return false;
            }
        }
        return number(text, 11, 13) < 24 && number(text, 14, 16) < 60 && number(text, 17, SECOND) < 60;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
