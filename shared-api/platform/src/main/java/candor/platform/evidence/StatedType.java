package candor.platform.evidence;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The media type that whoever sends a file states of it (RFC 9110, section 8.3.1). */
public final class StatedType {
    /** What a file is of which nobody stated a type that has its form. */
    private static final String UNKNOWN = "application/octet-stream";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,64}/[A-Za-z0-9!#$&^_.+-]{1,64}");

    private StatedType() {}

    /** In lower case, without parameters, which may hold anything. */
    public static String read(@Nullable String header) {
        String type = header == null ? "" : header.split(";", 2)[0].strip();
        return FORM.matcher(type).matches() ? type.toLowerCase(Locale.ROOT) : UNKNOWN;
    }
}
