package candor.ledger;

import java.util.Arrays;
import java.util.Base64;

/**
 * Base64 (RFC 4648 sections 4 and 5) in which every value has one spelling: text that does not re-encode to itself is refused,
 * so stray bits, missing padding or line breaks cannot hide in a log file.
 */
public final class StrictBase64 {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private StrictBase64() {
    }

    /** Standard alphabet, padded. */
    public static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** URL alphabet, no padding. */
    public static String encodeUrl(byte[] bytes) {
        return URL.encodeToString(bytes);
    }

    /** @throws Malformed if the text is not what {@link #encode} gives for some bytes */
    public static byte[] decode(String text) {
        byte[] bytes = decode(Base64.getDecoder(), text);
        Malformed.unless(text.length() == (bytes.length + 2) / 3 * 4 && endsAs(text, bytes, Base64.getEncoder()), "base64 that does not re-encode to itself");
        return bytes;
    }

    /** @throws Malformed if the text is not what {@link #encodeUrl} gives for some bytes */
    public static byte[] decodeUrl(String text) {
        byte[] bytes = decode(Base64.getUrlDecoder(), text);
        Malformed.unless(text.length() == (bytes.length * 4 + 2) / 3 && endsAs(text, bytes, URL), "base64url that does not re-encode to itself");
        return bytes;
    }

    /** The decoder lets padding and stray bits pass in the last group only, so only that is encoded again. */
    private static boolean endsAs(String text, byte[] bytes, Base64.Encoder encoder) {
        int rest = bytes.length % 3;
        return rest == 0 || text.endsWith(encoder.encodeToString(Arrays.copyOfRange(bytes, bytes.length - rest, bytes.length)));
    }

    private static byte[] decode(Base64.Decoder decoder, String text) {
        try {
            return decoder.decode(text);
        } catch (IllegalArgumentException e) {
            throw new Malformed("not base64", e);
        }
    }
}
