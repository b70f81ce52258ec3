package candor.platform.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Writes problems where no controller does: in filters and on the way in. */
public final class ProblemWriter implements AccessDeniedHandler {
    private final ObjectMapper json;

    public ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    /** Whether the caller is a program and not a person's browser. */
    public static boolean isForProgram(HttpServletRequest request) {
        return ProblemDetails.wantsProblem(request.getRequestURI());
    }

    public void write(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        problem.retryAfter().ifPresent(seconds -> response.setIntHeader(HttpHeaders.RETRY_AFTER, seconds));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused) throws IOException {
        Problem problem = Problems.of(refused);
        if (isForProgram(request)) {
            write(response, problem);
        } else {
            request.setAttribute(ProblemDetails.ATTRIBUTE, problem);
            response.sendError(problem.status());
        }
    }
}
