package candor.platform.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Locale;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a form with files in only where one belongs, and only from somebody who is signed in. Looking for the form's token already makes the
 * server put the whole body on disk, so a stranger must be turned away before that.
 */
final class FormFiles extends OncePerRequestFilter {
    private final long limit;
    private final FileRoutes routes;

    /** @param limit largest form, in bytes */
    FormFiles(long limit, FileRoutes routes) {
        this.limit = limit;
        this.routes = routes;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/") || routes.take(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        if (!routes.takeForm(request)) {
            refuse(request, response, Problem.of(415, "request.unsupported-media-type", "nothing here takes a form with files"));
        } else if (!isSignedIn(request)) {
            response.setHeader("Connection", "close");
            response.sendRedirect("/sign-in");
        } else if (request.getContentLengthLong() > limit) {
            refuse(request, response, UnkeptForm.tooLarge(limit));
        } else if (isKept(request, response)) {
            chain.doFilter(request, response);
        }
    }

    /** Puts the form on disk. Whoever looked for its token before that had failed would only see that there is none, and call it forbidden. */
    private boolean isKept(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            request.getParts();
            return true;
        } catch (IOException | ServletException | IllegalStateException failed) {
            refuse(request, response, UnkeptForm.problem(failed, limit));
            return false;
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        response.setHeader("Connection", "close");
        request.setAttribute(ProblemDetails.ATTRIBUTE, problem);
        response.sendError(problem.status());
    }

    private static boolean isSignedIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }
}
