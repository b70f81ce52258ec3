package candor.platform.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;

/** A secret that a caller has to show. */
public final class BearerToken {
    private final byte[] expected;

    public BearerToken(String token) {
        this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    /** @throws BadCredentialsException when the header does not hold it */
    public void require(@Nullable String authorization) {
        if (authorization == null || !MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8))) {
            throw new BadCredentialsException("the token is missing or another one");
        }
    }
}
