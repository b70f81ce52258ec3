package candor.platform.access;

import candor.ledger.Hash;
import candor.ledger.StrictBase64;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program shows to act as an account: {@code candor_api_<account>_<id>_<secret>}, the reference of the account, 32 hex digits that
 * say which of its tokens it is, and 256 random bits in base64url. The beginning lets scanners find one that was published by mistake. It is
 * shown once and stored nowhere; what is stored is the SHA-256 of its ASCII characters, which nobody can search for 256 random bits.
 */
record ApiToken(String text) {
    private static final Pattern FORM = Pattern.compile("candor_api_([A-Za-z0-9_-]{1,64})_([0-9a-f]{32})_[A-Za-z0-9_-]{43}");
    private static final int ID_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static ApiToken random(String account) {
        return new ApiToken("candor_api_" + account + "_" + HexFormat.of().formatHex(random(ID_BYTES)) + "_" + StrictBase64.encodeUrl(random(SECRET_BYTES)));
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /**
     * What it claims to be; its parts are no secret.
     *
     * @param account that it acts as
     * @param id of the token
     */
    record Claim(String account, String id) {}

    /** Empty where it is no token of ours. */
    Optional<Claim> claim() {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new Claim(form.group(1), form.group(2))) : Optional.empty();
    }

    Hash hash() {
        return Hash.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Never shown by accident. */
    @Override
    public String toString() {
        return "ApiToken[" + claim().map(Claim::id).orElse("?") + "]";
    }
}
