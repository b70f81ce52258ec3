package candor.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Base64 (RFC 4648 sections 4 and 5) in which every value has one spelling: text that does not re-encode to itself is refused,
 * so stray bits, missing padding or line breaks cannot hide in a log file.
 */
public final class StrictBase64 {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    /** Digits, in either alphabet, that may end a group of one byte: their last four bits are zero. */
    private static final String AFTER_ONE = "AQgw";
    /** Digits that may end a group of two bytes: their last two bits are zero. */
    private static final String AFTER_TWO = "AEIMQUYcgkosw048";

    /** The digits of the URL alphabet, by byte. */
    private static final boolean[] URL_DIGIT = new boolean[256];

    static {
        for (char c : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
            URL_DIGIT[c] = true;
        }
    }

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

    /** The ASCII characters of {@link #encodeUrl}. */
    public static byte[] encodeUrlAscii(byte[] bytes) {
        return URL.encode(bytes);
    }

    /** @throws Malformed if the text is not what {@link #encode} gives for some bytes */
    public static byte[] decode(String text) {
        return decode(ByteRange.of(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** As {@link #decode(String)}, of ASCII. */
    public static byte[] decode(ByteRange text) {
        byte[] bytes = decode(Base64.getDecoder(), text);
        Malformed.unless(text.length() == (bytes.length + 2) / 3 * 4 && endsStrictly(text, bytes.length), "base64 that does not re-encode to itself");
        return bytes;
    }

    /** @throws Malformed if the text is not what {@link #encodeUrl} gives for some bytes */
    public static byte[] decodeUrl(String text) {
        return decodeUrl(ByteRange.of(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** As {@link #decodeUrl(String)}, of ASCII. */
    public static byte[] decodeUrl(ByteRange text) {
        byte[] bytes = decode(Base64.getUrlDecoder(), text);
        Malformed.unless(text.length() == (bytes.length * 4 + 2) / 3 && endsStrictly(text, bytes.length), "base64url that does not re-encode to itself");
        return bytes;
    }

    /** Whether this ASCII is what {@link #encodeUrl} gives for some bytes; told without decoding it. */
    public static boolean isUrl(ByteRange text) {
        boolean digits = true;
        for (int i = text.from(); i < text.to(); i++) {
            // Nearly all are, and without a way out the loop is unrolled.
            digits &= URL_DIGIT[text.array()[i] & 0xFF];
        }
        return digits && switch (text.length() % 4) {
            case 0 -> true;
            case 2 -> AFTER_ONE.indexOf(text.array()[text.to() - 1]) >= 0;
            case 3 -> AFTER_TWO.indexOf(text.array()[text.to() - 1]) >= 0;
            default -> false;
        };
    }

    /** Given text of the right length, the decoder lets stray bits pass in the last digit only. */
    private static boolean endsStrictly(ByteRange text, int bytes) {
        int group = text.from() + bytes / 3 * 4;
        return switch (bytes % 3) {
            case 1 -> AFTER_ONE.indexOf(text.array()[group + 1]) >= 0;
            case 2 -> AFTER_TWO.indexOf(text.array()[group + 2]) >= 0;
            default -> true;
        };
    }

    private static byte[] decode(Base64.Decoder decoder, ByteRange text) {
        try {
            ByteBuffer bytes = decoder.decode(ByteBuffer.wrap(text.array(), text.from(), text.length()));
            return bytes.remaining() == bytes.array().length ? bytes.array() : Arrays.copyOf(bytes.array(), bytes.remaining());
        } catch (IllegalArgumentException e) {
            throw new Malformed("not base64", e);
        }
    }
}
