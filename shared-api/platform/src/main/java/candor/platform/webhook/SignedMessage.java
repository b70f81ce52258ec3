package candor.platform.webhook;

import candor.platform.edge.Malformation;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message as it arrived, before anybody believes it, and how one of ours is signed (Standard Webhooks: {@code webhook-id}, {@code webhook-timestamp},
 * {@code webhook-signature}). Each sentence of refusal says which part is wrong and nothing of what would be right.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SignedMessage(String id, String timestamp, List<byte[]> signatures, byte[] body) {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    /** What the specification recommends: a replay is refused after it, and clocks may differ by as much. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String VERSION = "v1,";
    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,255}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    /** Two secrets are in use while one is rotated; whoever sends more than this tries them out. */
    private static final int MOST_SIGNATURES = 8;

    /**
     * Reads the three headers.
     *
     * @throws Malformation {@code webhook.unsigned}
     */
    public static SignedMessage of(@Nullable String id, @Nullable String timestamp, @Nullable String signature, byte[] body) {
        if (id == null || !VISIBLE.matcher(id).matches()) {
            throw unsigned("the header " + ID + " must hold 1 to 255 visible ASCII characters");
        }
        if (timestamp == null || !SECONDS.matcher(timestamp).matches()) {
            throw unsigned("the header " + TIMESTAMP + " must hold seconds since 1970, in digits");
        }
        return new SignedMessage(id, timestamp, signatures(signature), body);
    }

    /** The three headers of a message of ours, as {@link #of} reads them. */
    public static Map<String, String> headers(WebhookSecret secret, String id, Instant now, byte[] body) {
        String timestamp = Long.toString(now.getEpochSecond());
        return Map.of(ID, id, TIMESTAMP, timestamp, SIGNATURE, VERSION + Base64.getEncoder().encodeToString(secret.sign(id, timestamp, body)));
    }

    private static List<byte[]> signatures(@Nullable String header) {
        List<String> all = header == null ? List.of() : Arrays.asList(header.strip().split(" +", MOST_SIGNATURES + 1));
        if (all.size() > MOST_SIGNATURES) {
            throw unsigned("the header " + SIGNATURE + " must hold at most " + MOST_SIGNATURES + " signatures");
        }
        // Signatures of other versions of the specification stand beside ours and are for others.
        List<byte[]> ours = all.stream().filter(one -> one.startsWith(VERSION)).map(one -> decoded(one.substring(VERSION.length()))).toList();
        if (ours.isEmpty()) {
            throw unsigned("the header " + SIGNATURE + " must hold a signature such as v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=");
        }
        return ours;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw unsigned("a signature in the header " + SIGNATURE + " is not base64");
        }
    }

    private static Malformation unsigned(String sentence) {
        return new Malformation("webhook.unsigned", sentence);
    }

    /** The refusal of whoever is unknown, was revoked or signs with another secret: it does not tell which. */
    public static Malformation stranger() {
        return new Malformation("webhook.wrong-signature", "no signature fits a secret of this source: nothing was recorded");
    }

    /**
     * Believes it or not. Who sent it comes first, so that a stranger learns nothing of our clock.
     *
     * @param secrets that are valid now
     * @throws Malformation {@code webhook.wrong-signature}, {@code webhook.wrong-time}
     */
    public void require(Collection<WebhookSecret> secrets, Instant now) {
        boolean signed = false;
        for (WebhookSecret secret : secrets) {
            byte[] expected = secret.sign(id, timestamp, body);
            for (byte[] signature : signatures) {
                signed |= MessageDigest.isEqual(expected, signature);
            }
        }
        if (!signed) {
            throw stranger();
        }
        Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now).abs();
        if (apart.compareTo(TOLERANCE) > 0) {
            throw new Malformation("webhook.wrong-time", "this message was signed more than five minutes before or after now: sign it again with the present time");
        }
    }
}
