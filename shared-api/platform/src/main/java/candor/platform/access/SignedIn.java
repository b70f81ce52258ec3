package candor.platform.access;

import java.io.Serializable;
import java.security.Principal;

/**
 * Whoever has signed in, by the random reference of the account; name and roles are looked up with each request, so that a revoked
 * role ends at once.
 */
public record SignedIn(String account) implements Principal, Serializable {
    @Override
    public String getName() {
        return account;
    }
}
