package candor.platform.access;

import candor.platform.edge.Problem;
import candor.platform.edge.ProblemWriter;
import candor.platform.edge.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends a person to the sign-in or set-up page, and tells a program what is missing. */
final class SignInRequired implements AuthenticationEntryPoint {
    private final FirstAccount setup;
    private final ProblemWriter problems;

    SignInRequired(FirstAccount setup, ProblemWriter problems) {
        this.setup = setup;
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused) throws IOException {
        if (!ProblemWriter.isForProgram(request)) {
            response.sendRedirect(request.getContextPath() + (setup.isMissing() ? "/setup" : "/sign-in"));
            return;
        }
        if (request.getHeader("Sec-Fetch-Mode") == null) {
            // A browser would ask for a password in a window of its own, keep it, and send it unasked for ever after.
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Candor\", charset=\"UTF-8\"");
        }
        problems.write(response, problem(refused));
    }

    private Problem problem(AuthenticationException refused) {
        if (refused instanceof LockedException) {
            return Problem.of(429, "access.throttled", "too many wrong passwords: wait a little and try again");
        }
        return setup.isMissing() ? Problem.of(401, "access.not-set-up", "there is no account yet: open the set-up page first") : Problems.of(refused);
    }
}
