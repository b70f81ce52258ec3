package candor.ledger.entry;

import candor.ledger.ByteRange;
import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.StrictBase64;
import candor.ledger.json.CanonicalJson;
import candor.ledger.json.PlainJson;
import candor.ledger.json.StrictJson;
import candor.ledger.json.Utf8Sink;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * One payload component together with the salt that makes its digest unguessable: the RFC 9901 disclosure
 * D = base64url(JCS of {@code [salt,"v",value]}). An entry holds only the {@link #digest()}; whoever is given D can check that
 * the value is the one committed to, and whoever is not learns nothing. {@link #toString()} shows the digest, never the value.
 */
public final class Disclosure implements Comparable<Disclosure> {

    /** Largest D, in characters. */
    public static final int MAX_LENGTH = 256 * 1024;

    private static final int SALT_CHARACTERS = 43;
    private static final String MEMBER = "v";
    private static final byte[] BETWEEN = "\",\"v\",".getBytes(StandardCharsets.US_ASCII);
    /** Where the value starts in D's JSON: behind bracket, quote, salt, and what stands between. */
    private static final int VALUE = 2 + SALT_CHARACTERS + BETWEEN.length;
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final Salts SALTS = new Salts(new SecureRandom());

    private final ByteRange encoded;
    private final Hash digest;
    private final byte[] json;

    private Disclosure(ByteRange encoded, byte[] json) {
        this.encoded = encoded;
        this.digest = Hash.sha256(encoded);
        this.json = json;
    }

    /**
     * Commits to a value under a fresh salt of 256 random bits.
     *
     * @throws Malformed if the value has no canonical form, holds a reserved member name or makes D larger than {@link #MAX_LENGTH}
     */
    public static Disclosure of(JsonNode value) {
        return of(value, SALTS.next());
    }

    /** As {@link #of(JsonNode)} with a given salt of 32 bytes: for published test vectors only. */
    public static Disclosure of(JsonNode value, byte[] salt) {
        Malformed.unless(salt.length == Salts.LENGTH, "a salt has 32 bytes");
        byte[] json = CanonicalJson.writeCommitted(StrictBase64.encodeUrl(salt), MEMBER, value);
        return new Disclosure(requireSize(ByteRange.of(StrictBase64.encodeUrlAscii(json))), json);
    }

    /**
     * Reads D as stored or received.
     *
     * @throws Malformed if D is not exactly what {@link #of} would have made for its value and salt
     */
    public static Disclosure parse(String encoded) {
        return parse(ByteRange.of(ascii(encoded)));
    }

    /** As {@link #parse(String)}, of D's ASCII characters, which must not be changed afterwards. */
    public static Disclosure parse(ByteRange encoded) {
        byte[] json = StrictBase64.decodeUrl(requireSize(encoded));
        if (!isPlain(json)) {
            requireCanonical(json);
        }
        return new Disclosure(encoded, json);
    }

    private static boolean isPlain(byte[] json) {
        boolean framed = json.length > VALUE && json[0] == '[' && json[1] == '"' && json[json.length - 1] == ']'
                && Arrays.equals(json, 2 + SALT_CHARACTERS, VALUE, BETWEEN, 0, BETWEEN.length);
        return framed && StrictBase64.isUrl(new ByteRange(json, 2, 2 + SALT_CHARACTERS)) && PlainJson.isCommitted(json, VALUE, json.length - 1, 1);
    }

    private static void requireCanonical(byte[] json) {
        JsonNode array = StrictJson.parse(json);
        Malformed.unless(array.isArray() && array.size() == 3, "a disclosure is an array of three");
        requireSalt(array.get(0));
        Malformed.unless(MEMBER.equals(array.get(1).textValue()), "a disclosure names the member v");
        Malformed.unless(Arrays.equals(json, CanonicalJson.writeCommitted(array)), "a disclosure that is not canonical");
    }

    /** D itself: the string that is stored, shared and hashed. */
    public String encoded() {
        return encoded.text();
    }

    /** D's ASCII characters, where they lie. */
    public ByteRange ascii() {
        return encoded;
    }

    /** D's ASCII characters. */
    public byte[] toBytes() {
        return encoded.toBytes();
    }

    /** Adds D to the text. */
    public void write(Utf8Sink text) {
        text.bytes(encoded.array(), encoded.from(), encoded.to());
    }

    /** SHA-256 over D's ASCII characters: what the entry commits to. */
    public Hash digest() {
        return digest;
    }

    /** The component's value; made anew each time. */
    public JsonNode value() {
        return isNull() ? NullNode.instance : StrictJson.parse(json).get(2);
    }

    private boolean isNull() {
        return Arrays.equals(json, VALUE, json.length - 1, NULL, 0, NULL.length);
    }

    /** Adds {@link #valueText} to the text. */
    public void writeValue(Utf8Sink text) {
        text.bytes(json, VALUE, json.length - 1);
    }

    /** The canonical JSON of the component's value. */
    public String valueText() {
        return new String(json, VALUE, json.length - 1 - VALUE, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Disclosure disclosure && compareTo(disclosure) == 0;
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    /** By D's characters. */
    @Override
    public int compareTo(Disclosure other) {
        return Arrays.compare(encoded.array(), encoded.from(), encoded.to(), other.encoded.array(), other.encoded.from(), other.encoded.to());
    }

    @Override
    public String toString() {
        return "Disclosure[" + digest.base64Url() + "]";
    }

    private static ByteRange requireSize(ByteRange encoded) {
        Malformed.unless(encoded.length() <= MAX_LENGTH, "a disclosure has at most 256 KiB");
        return encoded;
    }

    /** What is not ASCII becomes a character that is in no alphabet of base64. */
    private static byte[] ascii(String encoded) {
        return encoded.getBytes(StandardCharsets.US_ASCII);
    }

    private static void requireSalt(JsonNode salt) {
        Malformed.unless(salt.isTextual() && salt.textValue().length() == SALT_CHARACTERS, "a salt has 43 base64url characters");
        StrictBase64.decodeUrl(salt.textValue());
    }
}
