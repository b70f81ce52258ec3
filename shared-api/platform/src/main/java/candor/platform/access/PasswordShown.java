package candor.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.AuthenticationDetailsSource;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Marks a request that shows a password itself: who is let in by it was looked up a moment ago, and need not be again. */
final class PasswordShown implements AuthenticationDetailsSource<HttpServletRequest, WebAuthenticationDetails> {
    private static final String ATTRIBUTE = "candor.password-shown";

    @Override
    public WebAuthenticationDetails buildDetails(HttpServletRequest request) {
        var details = new WebAuthenticationDetails(request);
        request.setAttribute(ATTRIBUTE, details);
        return details;
    }

    /** Whether somebody is let in by the password that the request shows, and not by their session. */
    static boolean with(HttpServletRequest request, Authentication authentication) {
        Object shown = request.getAttribute(ATTRIBUTE);
        return shown != null && shown == authentication.getDetails();
    }
}
