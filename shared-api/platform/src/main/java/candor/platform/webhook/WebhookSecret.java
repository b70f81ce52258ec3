package candor.platform.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BinaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that a sender and this installation share (Standard Webhooks, symmetric: HMAC-SHA-256). It is stored nowhere: it is made of the
 * ledger's own secret, the name of whom it is for and its generation whenever it is needed, or it is a setting where others made it. So it survives
 * restarts and restores with the ledger's keys, and no copy of the database holds it without them.
 */
public final class WebhookSecret {
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;
    private static final String NAMESPACE = "webhook-secret";
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    /**
     * The secret of a sender.
     *
     * @param identify keyed hash of the ledger: (namespace, value) to hex, see {@link candor.ledger.mongodb.MongoLedger#identify}
     * @param sender identifier of the sender
     * @param generation from 1; each rotation is the next
     */
    public static WebhookSecret of(BinaryOperator<String> identify, String sender, long generation) {
        return new WebhookSecret(HexFormat.of().parseHex(identify.apply(NAMESPACE, generation + ":" + sender)));
    }

    /**
     * A secret that somebody else made, as it is handed over.
     *
     * @return empty for what is not {@code whsec_} and {@value #SHORTEST} to {@value #LONGEST} bytes in base64, as the specification demands
     */
    public static Optional<WebhookSecret> parse(String shown) {
        try {
            byte[] key = Base64.getDecoder().decode(shown.startsWith(PREFIX) ? shown.substring(PREFIX.length()) : "");
            return key.length < SHORTEST || key.length > LONGEST ? Optional.empty() : Optional.of(new WebhookSecret(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As it is handed over: {@code whsec_} and the key in base64. */
    public String shown() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** HMAC-SHA-256 over id ‖ "." ‖ timestamp ‖ "." ‖ body. */
    public byte[] sign(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", absent);
        }
    }

    /** Never shown by accident. */
    @Override
    public String toString() {
        return "WebhookSecret[secret]";
    }
}
