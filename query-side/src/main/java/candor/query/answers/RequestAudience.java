package candor.query.answers;

import candor.platform.access.RequestActors;
import candor.platform.command.Actor;
import candor.query.Audience;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Whoever sends the present request; a request of nobody is read by nobody who needs to know anything. */
final class RequestAudience implements Audience {
    private static final Actor STRANGER = new Actor("nobody", "nobody", Set.of());
    /** Between our own processes, and so by whoever owns the data folder. */
    private static final String OURS = "/internal/";

    @Override
    public Optional<Actor> reader() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return Optional.empty();
        }
        if (request.getAttribute(RequestActors.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof Actor actor) {
            return Optional.of(actor);
        }
        boolean ours = request instanceof ServletRequestAttributes servlet && servlet.getRequest().getRequestURI().startsWith(OURS);
        return ours ? Optional.empty() : Optional.of(STRANGER);
    }
}
