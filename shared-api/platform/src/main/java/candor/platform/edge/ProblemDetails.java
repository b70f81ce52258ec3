package candor.platform.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Every refusal of the API is a problem detail; a page's refusal goes to the error page with the same sentence. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public class ProblemDetails {
    /** Request attribute with the {@link Problem} for the error page. */
    public static final String ATTRIBUTE = "candor.problem";

    private static final Logger LOG = LoggerFactory.getLogger(ProblemDetails.class);
    private static final int FIRST_SERVER_ERROR = 500;

    /** Whether the caller is a program and not a person's browser. */
    static boolean wantsProblem(String path) {
        return path.startsWith("/api") || path.startsWith("/ledger/") || path.startsWith("/internal") || path.startsWith("/actuator");
    }

    @ExceptionHandler(Exception.class)
    @Nullable ResponseEntity<Problem> handle(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = Problems.of(thrown);
        if (problem.status() == FIRST_SERVER_ERROR) {
            // The message may quote what somebody sent: the class and the place are enough to find the fault.
            LOG.atError().addKeyValue("exception", thrown.getClass().getName()).addKeyValue("at", place(thrown)).log("a request failed unexpectedly");
        }
        problem.retryAfter().ifPresent(seconds -> response.setIntHeader(HttpHeaders.RETRY_AFTER, seconds));
        if (wantsProblem(request.getRequestURI())) {
            return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
        }
        request.setAttribute(ATTRIBUTE, problem);
        response.sendError(problem.status());
        return null;
    }

    private static String place(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        StackTraceElement[] trace = root.getStackTrace();
        return root.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
