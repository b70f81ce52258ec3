package candor.platform.access;

import candor.platform.edge.ProblemWriter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * A program that has not signed in learns that, and not that a token of a form is missing: the check of forms comes first in the chain.
 * Whoever has a session keeps hearing about the token.
 */
final class RefusedAccess implements AccessDeniedHandler {
    private final AuthenticationEntryPoint signInRequired;
    private final ProblemWriter problems;

    RefusedAccess(AuthenticationEntryPoint signInRequired, ProblemWriter problems) {
        this.signInRequired = signInRequired;
        this.problems = problems;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused) throws IOException, ServletException {
        if (ProblemWriter.isForProgram(request) && !hasSignedIn()) {
            signInRequired.commence(request, response, new InsufficientAuthenticationException("nobody has signed in", refused));
        } else {
            problems.handle(request, response, refused);
        }
    }

    private static boolean hasSignedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof KnownCaller;
    }
}
