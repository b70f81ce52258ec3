package candor.query.ledger;

import candor.ledger.Hash;
import candor.ledger.StrictBase64;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an outside auditor shows: {@code candor_<grant>_<secret>}, 32 hex digits that say which access it is and 256 random bits in
 * base64url. It is shown once and stored nowhere; what is stored is the SHA-256 of its ASCII characters.
 */
record AuditorToken(String text) {
    private static final Pattern FORM = Pattern.compile("candor_([0-9a-f]{32})_[A-Za-z0-9_-]{43}");
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one for an access. */
    static AuditorToken random(UUID grant) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new AuditorToken("candor_" + id(grant) + "_" + StrictBase64.encodeUrl(secret));
    }

    /** How an access is called. */
    static String id(UUID grant) {
        return grant.toString().replace("-", "");
    }

    /** Which access it claims to be for; empty where it is no token of ours. */
    Optional<String> grant() {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
    }

    Hash hash() {
        return Hash.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Never shown by accident. */
    @Override
    public String toString() {
        return "AuditorToken[" + grant().orElse("?") + "]";
    }
}
