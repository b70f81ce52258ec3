package candor.query.console;

import candor.platform.edge.Problem;
import candor.platform.edge.ProblemDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** The page for errors that no page controller caused: an unknown address, a form that was open too long. */
final class ErrorPages implements ErrorViewResolver {
    private final ConsoleErrors errors;

    ErrorPages(ConsoleErrors errors) {
        this.errors = errors;
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        if (request.getAttribute(ProblemDetails.ATTRIBUTE) instanceof Problem problem) {
            return errors.page(status, Sentences.whole(problem.detail()), problem.code());
        }
        return errors.page(status, sentence(status), "");
    }

    private static String sentence(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing at this address.";
            case FORBIDDEN -> "You may not do this, or the page was open too long: reload it and try again.";
            default -> "This did not work. If it fails again, ask whoever operates this server to look into its log.";
        };
    }
}
