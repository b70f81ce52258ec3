package candor.platform.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * Answers what the web server refuses before anything of ours has seen it, such as headers that are too large: a problem to a program, a
 * sentence to a person, and to nobody the web server's own page.
 */
final class BareProblems extends ErrorReportValve {
    private static final int FIRST_ERROR = 400;
    private static final String HEADERS_TOO_LARGE = StringManager.getManager(Http11InputBuffer.class).getString("iib.requestheadertoolarge.error");

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Problem problem = thrown != null && HEADERS_TOO_LARGE.equals(thrown.getMessage())
                ? Problem.of(431, "request.headers-too-large", "the headers of a request have at most 8 kB together: send fewer cookies or a shorter address")
                : Problems.ofStatus(response.getStatus());
        response.getCoyoteResponse().setStatus(problem.status());
        // The web server ends the connection, which it says of some states only: a client that is not told sends its next request in vain.
        response.setHeader("Connection", "close");
        String address = request.getRequestURI();
        boolean isForProgram = address != null && ProblemDetails.wantsProblem(address);
        response.setContentType(isForProgram ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.TEXT_PLAIN_VALUE);
        write(response, isForProgram ? EdgeJson.mapper().valueToTree(problem).toString() : problem.title() + ": " + problem.detail());
    }

    private static void write(Response response, String text) {
        try {
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            // Nobody is there to be told any more.
        }
    }
}
