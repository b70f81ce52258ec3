package candor.query;

import candor.AsOf;
import candor.platform.edge.Malformation;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads parameters of the read API; a wrong one is refused with what would be right. */
public final class QueryParameters {
    public static final int PAGE = 50;

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
                        "request.bad-parameter", name + " takes one of " + Arrays.toString(type.getEnumConstants())));
    }

    public static @Nullable AsOf asOf(@Nullable String value, ZoneId zone) {
        try {
            return value == null || value.isBlank() ? null : AsOf.parse(value, zone);
        } catch (DateTimeException e) {
            throw new Malformation(
                    "request.bad-parameter", "asOf takes position:12, recorded:2026-01-31T10:15Z or known:2018-06-28, for instance");
        }
    }

    /** What the read side itself refuses about a query, such as a cursor that is none. */
    public static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException e) {
            throw new Malformation("request.bad-parameter", String.valueOf(e.getMessage()));
        }
    }
}
