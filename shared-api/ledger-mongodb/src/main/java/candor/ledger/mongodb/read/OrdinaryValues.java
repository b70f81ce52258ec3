package candor.ledger.mongodb.read;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.mongodb.codec.StoredJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The values of an event's ordinary components. Their disclosures {@code ["<salt>","v",<value>]} are canonical and their salts all of one
 * length, so the values are cut out and parsed together: a parser for each would cost more than the parsing.
 */
final class OrdinaryValues {

    private static final byte[] OPENING = "[\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MEMBER = "\",\"v\",".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 43;
    private static final int VALUE = OPENING.length + SALT + MEMBER.length;

    private final List<String> names = new ArrayList<>();
    private final ByteArrayOutputStream json = new ByteArrayOutputStream(256);

    /** @throws Malformed if the disclosure is not what the digest commits to, or not of its form */
    void add(String name, String disclosure, String digest) {
        byte[] encoded = disclosure.getBytes(StandardCharsets.ISO_8859_1);
        Malformed.unless(Hash.sha256(encoded).base64Url().equals(digest), "a disclosure that is not what its entry commits to");
        byte[] array = decoded(encoded);
        boolean inForm = array.length > VALUE && startsWith(OPENING, array, 0) && startsWith(MEMBER, array, OPENING.length + SALT)
                && array[array.length - 1] == ']';
        Malformed.unless(inForm, "a disclosure that cannot be read");
        json.write(names.isEmpty() ? '[' : ',');
        json.write(array, VALUE, array.length - 1 - VALUE);
        names.add(name);
    }

    /** Puts all that was added among the components. @throws Malformed if they are no JSON */
    void into(Map<String, JsonNode> components) {
        if (names.isEmpty()) {
            return;
        }
        json.write(']');
        JsonNode values = parsed(json.toByteArray());
        Malformed.unless(values.size() == names.size(), "a disclosure that holds more than a value");
        for (int i = 0; i < names.size(); i++) {
            components.put(names.get(i), values.get(i));
        }
    }

    private static byte[] decoded(byte[] encoded) {
        try {
            return Base64.getUrlDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            throw new Malformed("a disclosure that is no base64url", e);
        }
    }

    private static JsonNode parsed(byte[] array) {
        try {
            return StoredJson.mapper().readTree(array);
        } catch (IOException e) {
            // Without the parser's message, which would quote what was recorded.
            throw new Malformed("a disclosure that is no JSON");
        }
    }

    private static boolean startsWith(byte[] wanted, byte[] bytes, int at) {
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
