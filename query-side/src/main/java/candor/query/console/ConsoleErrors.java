package candor.query.console;

import candor.platform.edge.Problem;
import candor.platform.edge.Problems;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** A page's error is a page: what is wrong in one sentence, and where to go from there. */
@ControllerAdvice(annotations = ConsolePage.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ConsoleErrors {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleErrors.class);

    private final ConsoleFacts facts;

    public ConsoleErrors(ConsoleFacts facts) {
        this.facts = facts;
    }

    @ExceptionHandler(NotFound.class)
    ModelAndView notFound(NotFound absent) {
        return page(HttpStatus.NOT_FOUND, String.valueOf(absent.getMessage()), "");
    }

    @ExceptionHandler(Exception.class)
    ModelAndView any(Exception thrown, HttpServletRequest request) {
        Problem problem = Problems.of(thrown);
        if (problem.status() >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            // The message may quote what somebody typed: the class alone is logged.
            LOG.atError().addKeyValue("exception", thrown.getClass().getName()).addKeyValue("at", place(thrown)).log("a page failed");
        }
        return page(HttpStatusCode.valueOf(problem.status()), Sentences.whole(problem.detail()), problem.code());
    }

    private static String place(Throwable thrown) {
        return thrown.getStackTrace().length == 0 ? "" : thrown.getStackTrace()[0].toString();
    }

    ModelAndView page(HttpStatusCode status, String sentence, String code) {
        ModelAndView page = new ModelAndView("error")
                .addObject("sentence", sentence)
                .addObject("code", code)
                .addObject("visitor", facts.visitor())
                .addObject("sample", facts.sample())
                .addObject("words", facts.words());
        page.setStatus(status);
        return page;
    }
}
