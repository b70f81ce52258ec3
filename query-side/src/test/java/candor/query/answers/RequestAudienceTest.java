package candor.query.answers;

import static org.assertj.core.api.Assertions.assertThat;

import candor.access.Role;
import candor.platform.access.RequestActors;
import candor.platform.command.Actor;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class RequestAudienceTest {
    private static final Actor BEN = new Actor("ben", "Ben", Set.of(Role.RESPONDER));

    private final RequestAudience audience = new RequestAudience();

    @AfterEach
    void end() {
        RequestContextHolder.resetRequestAttributes();
    }

    private static void asks(String path, @Nullable Actor actor) {
        var request = new MockHttpServletRequest("GET", path);
        request.setAttribute(RequestActors.ATTRIBUTE, actor);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    @Test
    void whoeverSignedInReads() {
        asks("/incidents", BEN);
        assertThat(audience.reader()).contains(BEN);
        asks("/internal/operations/x", BEN);
        assertThat(audience.reader()).as("wherever they ask").contains(BEN);
    }

    @Test
    void aRequestOfNobodyIsReadByNobodyWhoNeedsToKnow() {
        asks("/incidents", null);
        assertThat(audience.reader()).hasValueSatisfying(stranger -> assertThat(stranger.roles()).isEmpty());
    }

    @Test
    void withoutARequestOrFromOurOwnProcessesNobodyReads() {
        assertThat(audience.reader()).isEmpty();
        asks("/internal/operations/x", null);
        assertThat(audience.reader()).isEmpty();
    }
}
