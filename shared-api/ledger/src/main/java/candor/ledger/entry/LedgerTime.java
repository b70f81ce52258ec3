package candor.ledger.entry;

import candor.ledger.Malformed;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The one spelling of a recorded instant: UTC, six fraction digits, cut off and never rounded, {@code 2026-11-23T10:15:30.123456Z}. */
public final class LedgerTime {

    private static final byte[] TEMPLATE = "0000-00-00T00:00:00.000000Z".getBytes(StandardCharsets.US_ASCII);

    /** Characters of every recorded instant. */
    static final int LENGTH = TEMPLATE.length;

    private LedgerTime() {
    }

    /** The instant as the ledger keeps it: whole microseconds. */
    public static Instant truncate(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** @throws Malformed if the year has not four digits */
    public static String format(Instant instant) {
        return new String(bytes(instant), StandardCharsets.US_ASCII);
    }

    /** @throws Malformed if the text is not what {@link #format} gives for some instant */
    public static Instant parse(String text) {
        Malformed.unless(hasForm(text), "a recorded instant has the form 2026-11-23T10:15:30.123456Z");
        try {
            LocalDateTime time = LocalDateTime.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10), number(text, 11, 13),
                    number(text, 14, 16), number(text, 17, 19), number(text, 20, 26) * 1000);
            return time.toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new Malformed("a recorded instant that does not exist", e);
        }
    }

    private static boolean hasForm(String text) {
        if (text.length() != TEMPLATE.length) {
            return false;
        }
        for (int i = 0; i < TEMPLATE.length; i++) {
            char c = text.charAt(i);
            if (TEMPLATE[i] == '0' ? c < '0' || c > '9' : c != TEMPLATE[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    /** The characters of {@link #format} in ASCII. */
    public static byte[] bytes(Instant instant) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        Malformed.unless(time.getYear() >= 0 && time.getYear() <= 9999, "a recorded instant has a year of four digits");
        byte[] text = TEMPLATE.clone();
        digits(text, 3, time.getYear());
        digits(text, 6, time.getMonthValue());
        digits(text, 9, time.getDayOfMonth());
        digits(text, 12, time.getHour());
        digits(text, 15, time.getMinute());
        digits(text, 18, time.getSecond());
        digits(text, 25, time.getNano() / 1000);
        return text;
    }

    private static void digits(byte[] text, int last, int value) {
        for (int i = last, rest = value; rest > 0; i--, rest /= 10) {
            text[i] = (byte) ('0' + rest % 10);
        }
    }
}
