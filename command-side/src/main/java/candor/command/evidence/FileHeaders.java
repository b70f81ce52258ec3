package candor.command.evidence;

import candor.platform.edge.Malformation;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * What the headers of an upload say about the file: its name in {@code Content-Disposition} (RFC 6266, with {@code filename*} for other
 * alphabets), its type in {@code Content-Type}, and {@code Evidence-Description}, {@code Evidence-Place} and {@code Evidence-Obtained} in
 * percent-encoded UTF-8.
 */
final class FileHeaders {
    static final String UNTYPED = "application/octet-stream";

    private static final Map<String, String> TEXTS =
            Map.of("Evidence-Description", "description", "Evidence-Place", "place", "Evidence-Obtained", "obtained", "Evidence-Id", "evidence");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,64}/[A-Za-z0-9!#$&^_.+-]{1,64}");

    private FileHeaders() {}

    /** As the body of a command. @throws Malformation {@code request.missing-name} or {@code request.malformed} */
    static ObjectNode of(HttpHeaders headers) {
        ObjectNode said = JsonNodeFactory.instance.objectNode().put("name", name(headers)).put("mediaType", mediaType(headers.getFirst(HttpHeaders.CONTENT_TYPE)));
        TEXTS.forEach((header, component) -> {
            String value = headers.getFirst(header);
            if (value != null) {
                said.put(component, decoded(header, value));
            }
        });
        return said;
    }

    private static String name(HttpHeaders headers) {
        String stated = headers.getFirst(HttpHeaders.CONTENT_DISPOSITION);
        String name = stated == null ? null : parsed(stated);
        if (name == null || name.isBlank()) {
            throw new Malformation("request.missing-name", "name the file: Content-Disposition: attachment; filename=\"...\"");
        }
        return name;
    }

    private static @Nullable String parsed(String disposition) {
        try {
            return ContentDisposition.parse(disposition).getFilename();
        } catch (IllegalArgumentException e) {
            throw new Malformation("request.malformed", "Content-Disposition has not the form of RFC 6266");
        }
    }

    /** Without parameters, which may hold anything. */
    private static String mediaType(@Nullable String stated) {
        String type = stated == null ? "" : stated.split(";", 2)[0].strip();
        return MEDIA_TYPE.matcher(type).matches() ? type.toLowerCase(Locale.ROOT) : UNTYPED;
    }

    private static String decoded(String header, String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Malformation("request.malformed", header + " is not percent-encoded UTF-8");
        }
    }
}
