package candor.query.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import candor.access.Role;
import candor.platform.command.Accepted;
import candor.platform.command.Actor;
import candor.platform.command.EventReceipt;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.filter.OncePerRequestFilter;

/** The console over the sample story, without a ledger: what is handed in is kept for the test to look at. */
@SpringBootTest(classes = FixtureConsole.class)
abstract class OnConsole {
    static final String INCIDENT = "/incidents/" + FixtureStory.INCIDENT;

    @Autowired
    WebApplicationContext context;

    @Autowired
    FixtureConsole.Stage stage;

    @Autowired
    OncePerRequestFilter visiting;

    MockMvc mvc;

    @BeforeEach
    void setTheStage() {
        mvc = MockMvcBuilders.webAppContextSetup(context).addFilters(visiting).apply(springSecurity()).build();
        stage.visitor = new Actor("acc-1", "Ada Marsh", Set.of(Role.ADMINISTRATOR, Role.COMMANDER, Role.PRIVACY_OFFICER));
        stage.sample = false;
        stage.firstAccountMissing = false;
        stage.answer = command -> new Accepted(List.of());
        stage.issued.clear();
        stage.issuances.clear();
    }

    MockHttpServletResponse ask(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
        response.setCharacterEncoding("UTF-8");
        return response;
    }

    String page(String address) throws Exception {
        MockHttpServletResponse response = ask(get(address));
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        return response.getContentAsString();
    }

    /** As a reader sees it: without tags, white space collapsed. */
    static String words(String html) {
        return html.replaceAll("(?s)<head>.*?</head>", "").replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ").replace("&#39;", "'").replace("&quot;", "\"");
    }

    static MockHttpServletRequestBuilder form(String address, String... pairs) {
        MockHttpServletRequestBuilder request = post(address).with(csrf()).param("_key", "key-1");
        for (int i = 0; i < pairs.length; i += 2) {
            request = request.param(pairs[i], pairs[i + 1]);
        }
        return request;
    }

    void accept(String stream, long ordinal) {
        stage.answer = command -> new Accepted(List.of(new EventReceipt(100, stream, ordinal, "x.Y", "00")));
    }
}
