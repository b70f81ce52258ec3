package candor.platform.edge;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is shown when nothing else answered: a problem to a program, the console's error page to a person. */
@Controller
public class ErrorPages implements ErrorController {
    private final ObjectProvider<ErrorViewResolver> views;

    public ErrorPages(ObjectProvider<ErrorViewResolver> views) {
        this.views = views;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        Problem problem = problem(request);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (path instanceof String uri && !ProblemDetails.wantsProblem(uri)) {
            return views.orderedStream()
                    .<Object>mapMulti((resolver, found) -> accept(resolver.resolveErrorView(request, HttpStatus.valueOf(problem.status()), Map.of()), found))
                    .findFirst()
                    .orElseGet(() -> plain(problem));
        }
        return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    private static void accept(@Nullable ModelAndView view, Consumer<Object> found) {
        if (view != null) {
            found.accept(view);
        }
    }

    private static ResponseEntity<String> plain(Problem problem) {
        return ResponseEntity.status(problem.status()).contentType(MediaType.TEXT_PLAIN).body(problem.title() + ": " + problem.detail());
    }

    private static Problem problem(HttpServletRequest request) {
        if (request.getAttribute(ProblemDetails.ATTRIBUTE) instanceof Problem known) {
            return known;
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            // What fails before a controller is reached, such as sign-in while the store does not answer.
            return Problems.of(thrown);
        }
        return Problems.ofStatus(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status ? status : HttpStatus.NOT_FOUND.value());
    }
}
