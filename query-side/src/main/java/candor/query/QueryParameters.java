package candor.query;

import candor.AsOf;
import candor.platform.edge.Malformation;
import candor.query.fold.Cursors;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads parameters of the read API; a wrong one is refused with what would be right. */
public final class QueryParameters {
    public static final int PAGE = 50;

    private static final String BAD = "request.bad-parameter";

    private QueryParameters() {}

    /** A value of a closed choice, in any case; absent where nothing was given. */
    public static <E extends Enum<E>> @Nullable E choice(Class<E> type, String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value.toUpperCase(Locale.ROOT).replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> new Malformation(
                        BAD, name + " takes one of " + Arrays.toString(type.getEnumConstants())));
    }

    /** How many rows a page is to have; {@link #PAGE} where nothing was given. */
    public static int size(@Nullable Integer value) {
        int size = value == null ? PAGE : value;
        if (size < 1 || size > Cursors.LARGEST_PAGE) {
            throw new Malformation(BAD, "size takes 1 to " + Cursors.LARGEST_PAGE + ": what does not fit follows with after");
        }
        return size;
    }

    /** Number of a page, from 1. */
    public static int page(int value) {
        if (value < 1) {
            throw new Malformation(BAD, "page takes a number from 1");
        }
        return value;
    }

    /** Refuses a page behind the last one. */
    public static void requirePage(int asked, int pages) {
        if (asked > pages) {
            throw new Malformation(BAD, "page takes 1 to " + pages + " here: there are no more entries");
        }
    }

    public static @Nullable AsOf asOf(@Nullable String value, ZoneId zone) {
        try {
            return value == null || value.isBlank() ? null : AsOf.parse(value, zone);
        } catch (DateTimeException e) {
            throw new Malformation(
                    BAD, "asOf takes position:12, recorded:2026-01-31T10:15Z or known:2018-06-28, for instance");
        }
    }

    /** What the read side itself refuses about a query, such as a cursor that is none. */
    public static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException e) {
            throw new Malformation(BAD, String.valueOf(e.getMessage()));
        }
    }
}
