package candor.platform.access;

import candor.platform.command.Actor;
import org.jspecify.annotations.Nullable;

/** The set-up of an installation that has no account yet. */
public interface FirstAccount {
    /** Whether nobody can sign in yet; everything then leads to the set-up page. */
    boolean isMissing();

    /**
     * Whether this caller may set up: from loopback and not through a proxy, or with the one-time token of the set-up link.
     *
     * @param caller where the request came from
     */
    boolean mayBeMadeBy(SetupCaller caller);

    /**
     * Makes it, with the roles administrator, commander and privacy officer, and destroys the one-time link.
     *
     * @param password at least 12 characters and at most 72 bytes; neither kept nor logged
     * @throws candor.RuleViolation {@code setup.forbidden}, {@code setup.already-done}, {@code access.weak-password},
     *     {@code access.name-taken}
     */
    Actor make(SetupCaller caller, String displayName, String signInName, String password);

    /**
     * Where a request to set up came from.
     *
     * @param remoteAddress of the connection
     * @param forwarded whether any forwarding header is present
     * @param token of the one-time link, where one was sent
     */
    record SetupCaller(String remoteAddress, boolean forwarded, @Nullable String token) {
        @Override
        public String toString() {
            return "SetupCaller[" + remoteAddress + "]";
        }
    }
}
