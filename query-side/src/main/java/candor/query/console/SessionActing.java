package candor.query.console;

import candor.platform.access.RequestActors;
import candor.platform.command.Actor;
import java.util.Optional;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Whoever signed in, as the platform found them for the present request. */
final class SessionActing implements Acting {
    @Override
    public Optional<Actor> actor() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .map(request -> request.getAttribute(RequestActors.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST))
                .map(Actor.class::cast);
    }
}
