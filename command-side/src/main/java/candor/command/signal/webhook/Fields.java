package candor.command.signal.webhook;

import candor.platform.edge.Malformation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Members of a JSON object that somebody sent. Whatever is wrong is said in one sentence that names the member, and nothing of what it holds.
 *
 * @param at where the object stands; blank for the body itself
 */
record Fields(JsonNode json, String at) {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int LONGEST_IDENTIFIER = 255;

    /** @throws Malformation when the bytes are not one JSON object in UTF-8 */
    static Fields of(String body, String at) {
        try {
            JsonNode json = STRICT.readTree(body);
            if (json.isObject()) {
                return new Fields(json, at);
            }
        } catch (JsonProcessingException unreadable) {
            // Said below, in the same sentence.
        }
        throw malformed((at.isEmpty() ? "the body" : "\"" + at + "\"") + " must be one JSON object, and no member may stand in it twice");
    }

    /** @throws Malformation when the bytes are not UTF-8 */
    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw malformed("the body must be text in UTF-8");
        }
    }

    static Malformation malformed(String sentence) {
        return new Malformation("webhook.malformed", sentence);
    }

    String path(String name) {
        return at.isEmpty() ? name : at + "." + name;
    }

    Malformation wrong(String name, String expected) {
        return malformed("\"" + path(name) + "\" must be " + expected);
    }

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    /** An object that need not be there. */
    Optional<Fields> object(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (!json.path(name).isObject()) {
            throw wrong(name, "an object");
        }
        return Optional.of(new Fields(json.path(name), path(name)));
    }

    Fields requiredObject(String name) {
        return object(name).orElseThrow(() -> missing(name));
    }

    List<Fields> objects(String name) {
        if (!json.path(name).isArray() || json.path(name).isEmpty()) {
            throw wrong(name, "a list with at least one object");
        }
        List<Fields> all = new ArrayList<>();
        for (JsonNode item : json.path(name)) {
            if (!item.isObject()) {
                throw wrong(name, "a list of objects");
            }
            all.add(new Fields(item, path(name) + "[" + all.size() + "]"));
        }
        return all;
    }

    /** Text that need not be there; a blank one says nothing. */
    Optional<String> text(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        String value = json.path(name).textValue();
        if (value == null) {
            throw wrong(name, "a string");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw wrong(name, "text without half characters");
        }
        return Optional.of(value.strip()).filter(text -> !text.isEmpty());
    }

    String requiredText(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    /** An identifier; what is longer would be cut, and then two could be taken for one. */
    Optional<String> identifier(String name) {
        Optional<String> found = text(name);
        if (found.filter(text -> text.length() > LONGEST_IDENTIFIER).isPresent()) {
            throw wrong(name, "at most " + LONGEST_IDENTIFIER + " characters long");
        }
        return found;
    }

    String requiredIdentifier(String name) {
        return identifier(name).orElseThrow(() -> missing(name));
    }

    OptionalLong whole(String name) {
        if (!has(name)) {
            return OptionalLong.empty();
        }
        if (!json.path(name).isIntegralNumber() || !json.path(name).canConvertToLong()) {
            throw wrong(name, "an integer");
        }
        return OptionalLong.of(json.path(name).longValue());
    }

    long requiredWhole(String name) {
        return whole(name).orElseThrow(() -> missing(name));
    }

    private Malformation missing(String name) {
        return malformed("\"" + path(name) + "\" is missing");
    }
}
