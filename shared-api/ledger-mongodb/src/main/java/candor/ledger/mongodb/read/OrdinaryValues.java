package candor.ledger.mongodb.read;

import candor.ledger.ByteRange;
import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.StrictBase64;
import candor.ledger.json.ScalarJson;
import candor.ledger.mongodb.codec.StoredJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The values of an event's ordinary components. Their disclosures {@code ["<salt>","v",<value>]} are canonical and their salts all of one
 * length, so the values are cut out. Those that are more than a word or a number are parsed together: a parser for each would cost more
 * than the parsing.
 */
final class OrdinaryValues {

    private static final ByteRange OPENING = ByteRange.ascii("[\"");
    private static final ByteRange MEMBER = ByteRange.ascii("\",\"v\",");
    /** Made once: making one takes a good part of what reading takes. */
    private static final ObjectReader READER = StoredJson.mapper().reader();
    private static final int SALT = 43;
    private static final int VALUE = OPENING.length() + SALT + MEMBER.length();

    private final ObjectNode components;
    private final List<String> names = new ArrayList<>(0);
    private final ByteArrayOutputStream json = new ByteArrayOutputStream(0);

    /** @param components where the values go */
    OrdinaryValues(ObjectNode components) {
        this.components = components;
    }

    /**
     * Gives a component its place, and its value now or in {@link #finish}.
     *
     * @throws Malformed if the disclosure is not what the digest commits to, or not of its form
     */
    void add(String name, ByteRange disclosure, Hash digest) {
        Malformed.unless(Hash.sha256(disclosure).equals(digest), "a disclosure that is not what its entry commits to");
        ByteRange value = value(StrictBase64.decodeUrl(disclosure));
        JsonNode scalar = ScalarJson.read(value);
        if (scalar != null) {
            components.set(name, scalar);
        } else {
            components.putNull(name);
            json.write(names.isEmpty() ? '[' : ',');
            json.write(value.array(), value.from(), value.length());
            names.add(name);
        }
    }

    /** Puts what was left among the components. @throws Malformed if it is no JSON */
    void finish() {
        if (names.isEmpty()) {
            return;
        }
        json.write(']');
        JsonNode values = parsed(json.toByteArray());
        Malformed.unless(values.size() == names.size(), "a disclosure that holds more than a value");
        for (int i = 0; i < names.size(); i++) {
            components.set(names.get(i), values.get(i));
        }
    }

    private static ByteRange value(byte[] array) {
        boolean inForm = array.length > VALUE && startsWith(OPENING, array, 0) && startsWith(MEMBER, array, OPENING.length() + SALT)
                && array[array.length - 1] == ']';
        Malformed.unless(inForm, "a disclosure that cannot be read");
        return new ByteRange(array, VALUE, array.length - 1);
    }

    private static JsonNode parsed(byte[] array) {
        try {
            return READER.readTree(array);
        } catch (IOException e) {
            // Without the parser's message, which would quote what was recorded.
            throw new Malformed("a disclosure that is no JSON");
        }
    }

    private static boolean startsWith(ByteRange wanted, byte[] bytes, int at) {
        return Arrays.equals(bytes, at, at + wanted.length(), wanted.array(), wanted.from(), wanted.to());
    }
}
