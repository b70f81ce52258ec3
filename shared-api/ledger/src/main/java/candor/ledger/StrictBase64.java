package candor.ledger;

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
        Malformed.unless(encode(bytes).equals(text), "base64 that does not re-encode to itself");
        return bytes;
    }

    /** @throws Malformed if the text is not what {@link #encodeUrl} gives for some bytes */
    public static byte[] decodeUrl(String text) {
        byte[] bytes = decode(Base64.getUrlDecoder(), text);
        Malformed.unless(encodeUrl(bytes).equals(text), "base64url that does not re-encode to itself");
        return bytes;
    }

    private static byte[] decode(Base64.Decoder decoder, String text) {
        try {
            return decoder.decode(text);
        } catch (IllegalArgumentException e) {
            throw new Malformed("not base64", e);
        }
    }
}
