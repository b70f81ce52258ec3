package candor.platform.access;

import candor.platform.command.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
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
     * @param forwarded whether it may have come from elsewhere: a forwarding header is present, or it was addressed to another name than this
     *     machine's own (which a page on another site can arrange)
     * @param token of the one-time link, where one was sent
     */
    record SetupCaller(String remoteAddress, boolean forwarded, @Nullable String token) {
        private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

        /** As the request shows; the token is its parameter {@code token}. */
        public static SetupCaller of(HttpServletRequest request) {
            boolean viaProxy = Collections.list(request.getHeaderNames()).stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .anyMatch(name -> name.startsWith("x-forwarded") || name.equals("forwarded") || name.equals("x-real-ip") || name.equals("via"));
            return new SetupCaller(request.getRemoteAddr(), viaProxy || !OWN_NAMES.contains(request.getServerName()), request.getParameter("token"));
        }

        @Override
        public String toString() {
            return "SetupCaller[" + remoteAddress + "]";
        }
    }
}
