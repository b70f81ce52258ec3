package candor.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.RuleViolation;
import candor.access.Role;
import candor.ledger.mongodb.MongoLedger;
import candor.platform.TinyServer.Answer;
import candor.platform.access.Actors;
import candor.platform.access.ApiTokenDesk;
import candor.platform.access.FirstAccount;
import candor.platform.access.FirstAccount.SetupCaller;
import candor.platform.command.Actor;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.Issuance;
import candor.platform.openapi.RegisteredPaths;
import candor.platform.tiny.TinyContext;
import candor.signal.SignalCommand.AcknowledgeSignal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class EdgeTest {
    private static final String PASSWORD = "correct horse battery";
    static final String SIGNAL = "{\"channel\":\"EMPLOYEE\",\"source\":\"Ada\",\"text\":\"a strange mail\",\"confidential\":false}";

    @TempDir
    private static Path folder;

    static TinyServer server;
    private static Actor ada;
    static String signIn;

    @BeforeAll
    static void start() {
        server = TinyServer.start(folder.resolve("data"));
        ada = server.bean(FirstAccount.class).make(new SetupCaller("127.0.0.1", false, null), "Ada", "ada", PASSWORD);
        signIn = TinyServer.basic("ada", PASSWORD);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Answer post(String path, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = signIn;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return server.post(path, body, all);
    }

    /** The cookie of somebody who has signed in without a page: a password in a header needs no token of a form. */
    static String session() {
        String cookie = server.post("/sign-in", "name=ada&password=" + PASSWORD.replace(' ', '+'), "Content-Type", "application/x-www-form-urlencoded", "Authorization", signIn)
                .header("Set-Cookie");
        return cookie.substring(0, cookie.indexOf(';'));
    }

    static long entries() {
        return server.bean(MongoLedger.class).reader().head().size();
    }

    static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.response().body()).as("status %s", answer.status()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).isNotBlank();
    }

    @Nested
    class PostingACommand {
        @Test
        void answersWithWhereItsEventsStand() {
            Answer answer = post("/api/signals", SIGNAL);
            assertThat(answer.response().body()).contains("\"type\":\"signal.SignalRaised\"");
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.header("ETag")).isEqualTo("\"1\"");
            assertThat(answer.json().at("/events/0/leafHash").asText()).matches("[0-9a-f]{64}");
        }

        @Test
        void whoseTargetIsInThePathAnswers200() {
            String id = UUID.randomUUID().toString();
            post("/api/signals", SIGNAL.replace("{\"channel", "{\"signal\":\"" + id + "\",\"channel"));
            Answer answer = post("/api/signals/" + id + "/repeat-signal", "{\"text\":\"again\"}");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("ETag")).isEqualTo("\"2\"");
        }
    }

    @Nested
    class RepeatingWithTheSameKey {
        @Test
        void andTheSameBodyGivesTheSameAnswerAndOneSetOfEvents() {
            Answer first = post("/api/signals", SIGNAL, "Idempotency-Key", "k1");
            long before = entries();
            Answer second = post("/api/signals", SIGNAL, "Idempotency-Key", "k1");
            assertThat(second.json()).isEqualTo(first.json());
            assertThat(entries()).isEqualTo(before);
        }

        @Test
        void andAnotherBodyIsRefused() {
            post("/api/signals", SIGNAL, "Idempotency-Key", "k2");
            assertProblem(post("/api/signals", SIGNAL.replace("strange", "harmless"), "Idempotency-Key", "k2"), 422, "request.idempotency-key-reused");
        }
    }

    @Nested
    class ARefusal extends EdgeRefusals {}

    /** On the interface for programs the token alone says who acts, on a page the session alone. */
    @Nested
    class ACookieBesideAToken {
        @Test
        void doesNotCountThere() {
            String grace = open("gordon", "RESPONDER");
            String token = "Bearer " + new ApiTokenDesk(server.bean(CommandPort.class), Instant::now)
                    .issue(new ApiTokenDesk.Wish(grace, "a program", List.of(), ""), ada).secret();
            String adasSession = session();
            assertThatThrownBy(() -> new ApiTokenDesk(server.bean(CommandPort.class), Instant::now).revoke(grace, "a token", " ", ada))
                    .isInstanceOfSatisfying(RuleViolation.class, refused -> assertThat(refused.code()).isEqualTo("access.no-reason"));

            assertThat(token(token, "/api/accounts", account("guy"))).isEqualTo("access.forbidden");
            assertThat(both(token, adasSession, "/api/accounts", account("gus"))).as("what Ada may and the token may not").isEqualTo("access.forbidden");
            assertThat(both(token, adasSession, "/api/signals", SIGNAL)).as("what the token may, without the token of a form").isEmpty();
            assertThat(both("Bearer candor_api_wrong", adasSession, "/api/signals", SIGNAL)).as("no way round a token that is not valid").isEqualTo("access.bad-token");
            assertThat(server.get("/actuator/prometheus", "Authorization", "Bearer wrong", "Cookie", adasSession).status()).isEqualTo(401);
            assertThat(server.get("/no-page", "Authorization", "Bearer wrong", "Cookie", adasSession).status()).as("a page, to Ada").isEqualTo(404);
            assertThat(server.get("/no-page", "Authorization", token).status()).as("no session is made of a token").isEqualTo(302);
        }

        private String token(String token, String path, String body) {
            return server.post(path, body, "Authorization", token).code();
        }

        private String both(String token, String session, String path, String body) {
            return server.post(path, body, "Authorization", token, "Cookie", session).code();
        }
    }

    private static String account(String name) {
        return account(name, "RESPONDER");
    }

    private static String account(String name, String role) {
        return "{\"displayName\":\"" + name + "\",\"signInName\":\"" + name + "\",\"roles\":[\"" + role + "\"]}";
    }

    private static String open(String name, String role) {
        Answer answer = post("/api/accounts", account(name, role));
        assertThat(answer.response().body()).contains("access.AccountOpened");
        return answer.json().at("/events/0/stream").asText().replace("account:", "");
    }

    @Nested
    class RolesThatWereRevoked {
        @Test
        void endAtOnce() {
            String grace = open("grace", "COMMANDER");
            assertThat(server.bean(Actors.class).find(grace).orElseThrow().roles()).containsExactly(Role.COMMANDER);
            assertThat(post("/api/accounts/" + grace + "/revoke-role", "{\"role\":\"COMMANDER\",\"reason\":\"moved\"}").status()).isEqualTo(200);
            assertThat(server.bean(Actors.class).find(grace).orElseThrow().roles()).isEmpty();
        }

        @Test
        void areRefusedToWhoeverLacksThem() {
            Actor auditor = new Actor("x", "X", Set.of(Role.AUDITOR));
            assertThatThrownBy(() -> server.bean(CommandPort.class).issue(new AcknowledgeSignal("s"), Issuance.by(auditor, "r1", BodyHash.of("1"))))
                    .isInstanceOfSatisfying(RuleViolation.class, refused -> assertThat(refused.code()).isEqualTo("access.forbidden"));
        }
    }

    @Nested
    class AClockThatStepsBack {
        @Test
        void byMoreThanFiveSecondsTurnsReadinessRedAndSaysWhy() {
            post("/api/signals", SIGNAL);
            try {
                TinyContext.STEP.set(Duration.ofHours(-1));
                Answer readiness = server.get("/actuator/health/readiness");
                assertThat(readiness.status()).isEqualTo(503);
                assertThat(readiness.response().body()).contains("clock");
                Answer refused = post("/api/signals", SIGNAL);
                assertProblem(refused, 503, "ledger.clock-stepped-back");
                assertThat(refused.header("Retry-After")).isEqualTo("1");
                assertThat(server.get("/actuator/health/liveness").status()).isEqualTo(200);
            } finally {
                TinyContext.STEP.set(Duration.ZERO);
            }
            assertThat(server.get("/actuator/health/readiness").status()).isEqualTo(200);
        }
    }

    @Nested
    class ThePlatform {
        @Test
        void isReadyAndAlive() {
            assertThat(server.get("/actuator/health/liveness").status()).isEqualTo(200);
            assertThat(server.get("/actuator/health/readiness").response().body()).contains("\"status\":\"UP\"").contains("ledger");
        }

        @Test
        void countsCommandsByNameAndOutcome() {
            post("/api/signals", SIGNAL);
            assertThat(server.get("/actuator/prometheus").response().body()).contains("candor_commands_seconds_count{command=\"raise-signal\",outcome=\"accepted\"}").doesNotContain("spring_security");
        }

        @Test
        void showsItsLoadAndTheHealthOfItsStore() {
            post("/api/signals", SIGNAL);
            String figures = server.get("/actuator/prometheus").response().body();
            assertThat(figures).contains("candor_store_healthy 1.0", "candor_ledger_running 1.0", "candor_commands_in_flight 0.0", "candor_append_waiting 0.0", "candor_append_group_size_last 1.0");
            assertThat(figure(figures, "candor_append_groups_total")).isPositive().isLessThanOrEqualTo(figure(figures, "candor_append_commands_total"));
            post("/api/signals", SIGNAL);
            assertThat(figure(server.get("/actuator/prometheus").response().body(), "candor_append_commands_total")).isEqualTo(figure(figures, "candor_append_commands_total") + 1);
        }

        private double figure(String figures, String name) {
            return figures.lines().filter(line -> line.startsWith(name + " ")).mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1))).findFirst().orElseThrow();
        }

        @Test
        void letsNoPageRunAScriptOfAnotherSite() {
            assertThat(server.get("/actuator/health/liveness").header("Content-Security-Policy")).contains("default-src 'self'").doesNotContain("unsafe");
        }

        @Test
        void describesEveryPathItTakesAndNoOther() {
            Set<String> described = new TreeSet<>();
            server.get("/api/openapi.json").json().path("paths").properties().forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> described.add(method + " " + path.getKey())));
            assertThat(described).isEqualTo(RegisteredPaths.of(server.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)));
            assertThat(described).contains("post /api/signals/{signal}/link-signal");
        }

        @Test
        void isDescribedAsOpenApi31() {
            JsonNode document = server.get("/api/openapi.json").json();
            assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
            assertThat(document.at("/paths/~1api~1signals~1{signal}~1link-signal/post/requestBody/content/application~1json/schema/required").toString()).isEqualTo("[\"incident\",\"reason\"]");
        }

        /** What the description calls valid is taken, and what lacks any one required member is not. */
        @Test
        void takesExactlyWhatTheDescriptionRequires() throws IOException {
            JsonNode schema = server.get("/api/openapi.json").json().at("/paths/~1api~1signals/post/requestBody/content/application~1json/schema");
            ObjectNode body = (ObjectNode) new ObjectMapper().readTree(SIGNAL);
            assertThat(post("/api/signals", body.toString()).status()).isEqualTo(201);
            assertThat(schema.path("required")).isNotEmpty().allSatisfy(member ->
                    assertProblem(post("/api/signals", body.deepCopy().without(member.asText()).toString()), 400, "request.missing-member"));
        }
    }
}
