package candor.command.evidence;

import candor.platform.edge.Malformation;
import candor.platform.evidence.StatedType;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * What the headers of an upload say about the file: its name in {@code Content-Disposition} (RFC 6266, with {@code filename*} for other
 * alphabets), its type in {@code Content-Type}, {@code Evidence-Description}, {@code Evidence-Place} and {@code Evidence-Obtained} in
 * percent-encoded UTF-8, and in {@code Evidence-Id} the identifier, where the client makes it.
 */
final class FileHeaders {
    private static final Map<String, String> TEXTS =
            Map.of("Evidence-Description", "description", "Evidence-Place", "place", "Evidence-Obtained", "obtained", "Evidence-Id", "evidence");

    private FileHeaders() {}

    /** As the body of a command. @throws Malformation {@code request.missing-name} or {@code request.malformed} */
    static ObjectNode of(HttpHeaders headers) {
        ObjectNode said = JsonNodeFactory.instance.objectNode().put("name", name(headers)).put("mediaType", StatedType.read(headers.getFirst(HttpHeaders.CONTENT_TYPE)));
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

    private static String decoded(String header, String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Malformation("request.malformed", header + " is not percent-encoded UTF-8");
        }
    }
}
