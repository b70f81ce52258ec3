package candor.platform.edge;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.http.HttpStatus;

/**
 * What is shown when nothing else answered. Pages use the template {@code error} with {@code problem} in its model, where there is one.
 */
@Controller
public class ErrorPages implements ErrorController {
    private final boolean hasTemplate = new ClassPathResource("templates/error.html").exists();

    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        Problem problem = problem(request);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (path instanceof String uri && !ProblemDetails.wantsProblem(uri)) {
            return hasTemplate ? new ModelAndView("error", Map.of("problem", problem), HttpStatus.valueOf(problem.status())) : plain(problem);
        }
        return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    private static ResponseEntity<String> plain(Problem problem) {
        return ResponseEntity.status(problem.status()).contentType(MediaType.TEXT_PLAIN).body(problem.title() + ": " + problem.detail());
    }

    private static Problem problem(HttpServletRequest request) {
        if (request.getAttribute(ProblemDetails.ATTRIBUTE) instanceof Problem known) {
            return known;
        }
        return Problems.ofStatus(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status ? status : HttpStatus.NOT_FOUND.value());
    }
}
