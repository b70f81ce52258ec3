package candor.command;

import static org.assertj.core.api.Assertions.assertThat;

import candor.access.Role;
import candor.platform.access.FirstAccount.SetupCaller;
import candor.platform.access.FirstAccount;
import candor.platform.command.CommandRights;
import candor.platform.edge.CommandReader;
import candor.platform.edge.CommandRoutes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** The write interface as a client meets it, on a server with the default store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandApiIT {
    private static final String PASSWORD = "a long enough password";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DECLARE = "{\"incident\":\"%s\",\"kind\":\"INCIDENT\",\"summary\":\"Customer data leaks\"}";
    private static final Set<Role> FIRST_ACCOUNT = Set.of(Role.ADMINISTRATOR, Role.COMMANDER, Role.PRIVACY_OFFICER);
    private static final String NOTE = "{\"text\":\"Bank calls\"}";

    private final ConfigurableApplicationContext server;
    private final HttpClient http = HttpClient.newHttpClient();

    /** The server without a page. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Server {}

    CommandApiIT(@TempDir Path folder) {
        server = SpringApplication.run(
                Server.class, "--server.port=0", "--server.address=127.0.0.1", "--candor.data=" + folder.resolve("data"), "--spring.main.banner-mode=off");
    }

    @BeforeAll
    void setUp() {
        server.getBean(FirstAccount.class).make(new SetupCaller("127.0.0.1", false, null), "Ann", "ann", PASSWORD);
    }

    @AfterAll
    void stop() {
        http.close();
        server.close();
    }

    @Test
    void aDeclarationAnswersWhatWasRecordedAndWhere() throws Exception {
        var answer = post("/api/incidents", DECLARE.formatted("declared"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
        JsonNode event = json(answer).path("events").path(0);
        assertThat(event.path("stream").asText()).isEqualTo("incident:declared");
        assertThat(event.path("type").asText()).isEqualTo("incident.IncidentDeclared");
        assertThat(event.path("leafHash").asText()).hasSize(64);
    }

    @Test
    void aRefusalSaysItsCodeAndOneSentence() throws Exception {
        post("/api/incidents", DECLARE.formatted("refused"));
        var answer = post("/api/incidents/refused/close-incident", "{\"outcome\":\"RESOLVED\",\"reason\":\"done\"}");

        assertProblem(answer, 409, "incident.open-items");
        assertThat(json(answer).path("detail").asText()).contains("Nobody is in command.");
    }

    @Test
    void anUnknownIncidentIsNotFound() throws Exception {
        assertProblem(post("/api/incidents/nowhere/add-note", NOTE), 404, "incident.not-found");
    }

    @Test
    void whoGivesAWrongPasswordIsRefused() throws Exception {
        assertProblem(post("/api/incidents", DECLARE.formatted("stranger"), basic("ann", "wrong")), 401, "access.unauthenticated");
        assertProblem(post("/api/incidents/stranger/add-note", NOTE), 404, "incident.not-found");
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndOneEvent() throws Exception {
        post("/api/incidents", DECLARE.formatted("keyed"));
        var first = post("/api/incidents/keyed/add-note", NOTE, "Idempotency-Key", "k1");
        var again = post("/api/incidents/keyed/add-note", NOTE, "Idempotency-Key", "k1");

        assertThat(json(again)).isEqualTo(json(first));
        assertProblem(post("/api/incidents/keyed/add-note", "{\"text\":\"other\"}", "Idempotency-Key", "k1"), 422, null);
    }

    @Test
    void whoHasNotSeenWhatChangedIsToldWhat() throws Exception {
        post("/api/incidents", DECLARE.formatted("seen"));
        String score = "{\"severity\":\"LOW\",\"rationale\":\"few\"}";
        post("/api/incidents/seen/score-severity", score);

        assertThat(post("/api/incidents/seen/add-note", NOTE, "If-Match", "\"1\"").statusCode()).isEqualTo(200);
        var stale = post("/api/incidents/seen/score-severity", score, "If-Match", "\"1\"");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(json(stale).path("newer").toString()).contains("incident.SeverityScored");
    }

    @Test
    void whatIsNotUnderstoodChangesNothing() throws Exception {
        post("/api/incidents", DECLARE.formatted("strict"));
        String path = "/api/incidents/strict/add-note";
        assertProblem(post(path, "{\"text\":\"x\",\"unknown\":1}"), 400, "request.unknown-member");
        assertProblem(post(path, "{\"text\":1}"), 400, "request.wrong-type");
        assertProblem(post(path, "{\"text\":"), 400, "request.malformed-json");
        assertProblem(post(path, "{}"), 400, null);
        assertProblem(post(path, "{\"text\":\"x\",\"attribution\":{\"means\":\"PIGEON\"}}"), 400, "request.unknown-value");
        assertProblem(post(path, "{\"text\":\"x\",\"attribution\":{\"known\":{\"stated\":\"2018-02-30\"}}}"), 400, "request.impossible-time");
        assertProblem(post(path, NOTE, "Idempotency-Key", "k".repeat(1_000)), 400, "request.bad-idempotency-key");
        assertProblem(post("/api/incidents/no.such.identifier/add-note", NOTE), 400, "request.bad-identifier");
        assertProblem(post(path, "{\"text\":\"" + "x".repeat(2_000_000) + "\"}"), 413, null);

        assertThat(post(path, NOTE).headers().firstValue("ETag")).contains("\"2\"");
    }

    @Test
    void everyRouteTakesItsCommand() throws Exception {
        var paths = new TreeMap<String, Class<? extends candor.DomainCommand>>();
        server.getBeansOfType(CommandRoutes.class).values().forEach(routes -> paths.putAll(routes.paths()));

        assertThat(paths).hasSize(98);
        for (var path : paths.entrySet()) {
            var answer = post(path.getKey().replaceAll("\\{[a-zA-Z]+}", "not-there"), Bodies.of(CommandReader.shape(path.getValue()), path.getKey()));
            boolean permitted = FIRST_ACCOUNT.stream().anyMatch(CommandRights.allowed(path.getValue())::contains);
            Integer[] expected = permitted ? new Integer[] {200, 201, 404, 409} : new Integer[] {403};
            assertThat(answer.statusCode()).as(path.getKey() + " " + answer.body()).isIn((Object[]) expected);
        }
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .setHeader("Authorization", basic("ann", PASSWORD)[1])
                .POST(HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String[] basic(String name, String password) {
        String credentials = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new String[] {"Authorization", "Basic " + credentials};
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port") + path);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, @org.jspecify.annotations.Nullable String code) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        if (code != null) {
            assertThat(json(answer).path("code").asText()).isEqualTo(code);
        }
    }
}
