package candor.signal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What people call a signal, such as {@code SIG-7K3M9-0QXDT}: ten digits of Crockford's base 32, which has no letters that are mistaken for
 * others when read out, of the first 50 bits of the SHA-256 of its identifier. It follows from the identifier, so that no two reports ever
 * wait for each other's number, and it tells nobody how many others there are.
 */
public final class SignalReference {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 10;
    private static final int BITS = 5;
    private static final Pattern TYPED = Pattern.compile("[0-9A-HJKMNP-TV-Z]{10}");

    private SignalReference() {}

    public static String of(String signal) {
        long bits = ByteBuffer.wrap(sha256(signal)).getLong();
        StringBuilder digits = new StringBuilder("SIG-");
        for (int i = 0; i < LENGTH; i++) {
            digits.append(i == LENGTH / 2 ? "-" : "").append(DIGITS.charAt((int) (bits >>> Long.SIZE - BITS * (i + 1)) & DIGITS.length() - 1));
        }
        return digits.toString();
    }

    /** The reference as somebody typed it: without hyphens, in small letters, with O for 0 and I or L for 1. */
    public static Optional<String> typed(String text) {
        String plain = text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        String digits = plain.startsWith("SIG") ? plain.substring("SIG".length()) : plain;
        String meant = digits.replace('O', '0').replace('I', '1').replace('L', '1');
        return TYPED.matcher(meant).matches() ? Optional.of("SIG-" + meant.substring(0, LENGTH / 2) + "-" + meant.substring(LENGTH / 2)) : Optional.empty();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
