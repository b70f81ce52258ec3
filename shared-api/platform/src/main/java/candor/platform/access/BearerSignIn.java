package candor.platform.access;

import candor.platform.access.ApiTokens.Admission;
import candor.platform.edge.Problem;
import candor.platform.edge.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets programs in by their token (RFC 6750), on the interface for programs only and for one request at a time: no session is made, and one
 * that is there does not count. The log's own addresses and those between our processes have tokens of their own.
 */
final class BearerSignIn extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";
    private static final String METRICS = "/actuator/prometheus";

    private final ApiTokens tokens;
    private final ProblemWriter problems;

    BearerSignIn(ApiTokens tokens, ProblemWriter problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        String shown = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean forPrograms = path.equals(METRICS) || path.startsWith("/api/") && !path.startsWith(SecurityConfiguration.WEBHOOKS);
        return !forPrograms || shown == null || !shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        switch (tokens.admit(new ApiToken(request.getHeader(HttpHeaders.AUTHORIZATION).substring(SCHEME.length()).strip()))) {
            case Admission.Refused(Problem problem) -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Candor\", error=\"invalid_token\"");
                problems.write(response, problem);
            }
            case Admission.Admitted(var actor) -> {
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(new ByToken(actor), null, List.of()));
                SecurityContextHolder.setContext(context);
                chain.doFilter(request, response);
            }
        }
    }
}
