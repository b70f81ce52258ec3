package candor.platform.access;

import candor.RuleViolation;
import candor.platform.command.Actor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.jspecify.annotations.Nullable;

/**
 * Finds who acts, with each request: a controller takes an {@link Actor} parameter. Whoever's account was closed or
 * whose password was changed meanwhile is signed out.
 */
public final class RequestActors extends OncePerRequestFilter implements HandlerMethodArgumentResolver {
    /** Request attribute with the {@link Actor} who has signed in; absent where nobody has. */
    public static final String ATTRIBUTE = "candor.actor";

    private final Actors actors;
    private final Credentials credentials;

    public RequestActors(Actors actors, Credentials credentials) {
        this.actors = actors;
        this.credentials = credentials;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof KnownCaller caller) {
            actor(caller, PasswordShown.with(request, authentication)).ifPresentOrElse(known -> request.setAttribute(ATTRIBUTE, known), () -> signOut(request));
        }
        chain.doFilter(request, response);
    }

    /** @param justNow whether the password was verified for this very request */
    private Optional<Actor> actor(KnownCaller caller, boolean justNow) {
        return switch (caller) {
            case ByToken(Actor actor) -> Optional.of(actor);
            case SignedIn signedIn -> justNow || credentials.stillOpens(signedIn) ? actors.find(signedIn.account()) : Optional.empty();
        };
    }

    /**
     * A token makes no other token: it would live on when the first is revoked, and could do what that may not.
     *
     * @throws RuleViolation {@code access.forbidden}
     */
    public static void requirePassword() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof ByToken) {
            throw new RuleViolation("access.forbidden", "a token cannot issue tokens: sign in with name and password for that");
        }
    }

    private static void signOut(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer model, NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
        Object actor = request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        if (actor == null) {
            throw new InsufficientAuthenticationException("nobody has signed in");
        }
        return actor;
    }
}
