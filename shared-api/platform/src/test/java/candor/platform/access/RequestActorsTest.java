package candor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import candor.platform.TinyServer;
import candor.platform.access.FirstAccount.SetupCaller;
import candor.platform.command.Actor;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Whoever shows a password was looked up with it; whoever has a session is looked up with each request. */
class RequestActorsTest {
    private static TinyServer server;
    private static Actor ada;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = TinyServer.start(folder.resolve("data"));
        ada = server.bean(FirstAccount.class).make(new SetupCaller("127.0.0.1", false, null), "Ada", "ada", "correct horse battery");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    /** @param details how the request says that it comes from somebody whose password was changed meanwhile */
    private static @Nullable Object actor(MockHttpServletRequest request, WebAuthenticationDetails details) throws ServletException, IOException {
        var authentication = UsernamePasswordAuthenticationToken.authenticated(new SignedIn(ada.account(), "of an earlier password"), null, List.of());
        authentication.setDetails(details);
        SecurityContextHolder.getContext().setAuthentication(authentication);
        server.bean(RequestActors.class).doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        return request.getAttribute(RequestActors.ATTRIBUTE);
    }

    @Test
    void whatTheRequestItselfProvesIsNotLookedUpAgain() throws Exception {
        var request = new MockHttpServletRequest();
        assertThat(actor(request, new PasswordShown().buildDetails(request))).isEqualTo(ada);
    }

    @Test
    void aSessionIsLookedUpEvenWhereTheRequestShowsAPasswordToo() throws Exception {
        var request = new MockHttpServletRequest();
        assertThat(actor(request, new WebAuthenticationDetails(request))).isNull();
        new PasswordShown().buildDetails(request);
        assertThat(actor(request, new WebAuthenticationDetails(request))).isNull();
    }

    @Test
    void whatAnotherRequestProvedIsNotBelieved() throws Exception {
        var earlier = new PasswordShown().buildDetails(new MockHttpServletRequest());
        assertThat(actor(new MockHttpServletRequest(), earlier)).isNull();
    }
}
