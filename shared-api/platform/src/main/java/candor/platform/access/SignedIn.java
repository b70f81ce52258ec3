package candor.platform.access;

import java.io.Serializable;

/**
 * Whoever has signed in, by the random reference of the account; name and roles are looked up with each request, so that a revoked
 * role ends at once.
 *
 * @param passwordMark tells which password opened the session, and nothing of it: once it is changed, the session ends
 */
public record SignedIn(String account, String passwordMark) implements KnownCaller, Serializable {
    @Override
    public String getName() {
        return account;
    }
}
