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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class EdgeTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String SIGNAL = "{\"channel\":\"EMPLOYEE\",\"source\":\"Ada\",\"text\":\"a strange mail\",\"confidential\":false}";

    @TempDir
    private static Path folder;

    private static TinyServer server;
    private static Actor ada;
    private static String signIn;

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

    private static Answer post(String path, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = signIn;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return server.post(path, body, all);
    }

    /** The cookie of somebody who has signed in without a page: a password in a header needs no token of a form. */
    private static String session() {
        String cookie = server.post("/sign-in", "name=ada&password=" + PASSWORD.replace(' ', '+'), "Content-Type", "application/x-www-form-urlencoded", "Authorization", signIn)
                .header("Set-Cookie");
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static long entries() {
        return server.bean(MongoLedger.class).reader().head().size();
    }

    private static void assertProblem(Answer answer, int status, String code) {
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
    class ARefusal {
        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "{\"channel\":\"EMPLOYEE\"|400|request.malformed-json",
            "{\"a\":1,\"a\":2}|400|request.malformed-json",
            "[]|400|request.wrong-type",
            "{\"channel\":\"EMPLOYEE\",\"source\":\"A\",\"text\":\"t\",\"confidential\":false,\"colour\":1}|400|request.unknown-member",
            "{\"channel\":\"EMPLOYEE\",\"source\":\"A\",\"text\":\"t\",\"confidential\":false,\"originKey\":\"k\"}|400|request.unknown-member",
            "{\"channel\":\"EMPLOYEE\",\"source\":\"A\",\"confidential\":false}|400|request.missing-member",
            "{\"channel\":\"EMPLOYEE\",\"source\":1,\"text\":\"t\",\"confidential\":false}|400|request.wrong-type",
            "{\"channel\":\"EMPLOYEE\",\"source\":\"A\",\"text\":\"t\",\"confidential\":\"no\"}|400|request.wrong-type",
            "{\"channel\":\"employee\",\"source\":\"A\",\"text\":\"t\",\"confidential\":false}|400|request.unknown-value",
            "{\"channel\":\"EMPLOYEE\",\"source\":\"A\",\"text\":\"t\",\"confidential\":false,\"attribution\":{\"known\":{\"stated\":\"2026-02-30\",\"zone\":\"UTC\"}}}|400|request.impossible-time",
            "{\"signal\":\"../x\",\"channel\":\"EMPLOYEE\",\"source\":\"A\",\"text\":\"t\",\"confidential\":false}|400|request.bad-identifier",
        })
        void ofABodyNamesWhatIsWrongAndChangesNothing(String body, int status, String code) {
            long before = entries();
            assertProblem(post("/api/signals", body), status, code);
            assertThat(entries()).isEqualTo(before);
        }

        @Test
        void neverRepeatsWhatWasSent() {
            Answer answer = post("/api/signals", "{\"channel\":\"EMPLOYEE\",\"source\":\"A\",\"text\":\"t\",\"confidential\":\"Grace Hopper\",\"Hopper\":1}");
            assertThat(answer.response().body()).doesNotContain("Hopper");
        }

        @Test
        void ofABodyThatIsTooLargeIs413() {
            assertProblem(post("/api/signals", SIGNAL.replace("strange", "x".repeat(1_100_000))), 413, "request.too-large");
        }

        @Test
        void ofABodyWhoseLengthIsNotAnnouncedIs413Too() {
            byte[] large = SIGNAL.replace("strange", "x".repeat(1_100_000)).getBytes(StandardCharsets.UTF_8);
            HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve("/api/signals"))
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));
            assertProblem(server.send(request, "Content-Type", "application/json", "Authorization", signIn), 413, "request.too-large");
        }

        @Test
        void ofAnotherMediaTypeIs415() {
            assertProblem(post("/api/signals", "a=b", "Content-Type", "application/x-www-form-urlencoded"), 415, "request.unsupported-media-type");
        }

        @Test
        void ofAnUnknownAddressIs404() {
            assertProblem(server.get("/api/nothing/here", "Authorization", signIn), 404, "request.not-found");
        }

        @Test
        void ofAMethodIs405() {
            assertProblem(server.get("/api/signals/x/repeat-signal", "Authorization", signIn), 405, "request.method-not-allowed");
        }

        @Test
        void ofAnAnswerThatIsNotJsonIs406AndChangesNothing() {
            long before = entries();
            assertProblem(post("/api/signals", SIGNAL, "Accept", "image/png"), 406, "request.not-acceptable");
            assertThat(entries()).isEqualTo(before);
        }

        @Test
        void ofAValueWithoutMeaningNamesTheMember() {
            Answer answer = post("/api/signals", SIGNAL.replace("\"confidential\":false", "\"confidential\":false,\"attribution\":{\"occurred\":{\"begin\":{\"stated\":\"2026-11-23\",\"zone\":\"UTC\"},\"end\":{\"stated\":\"2026-11-20\",\"zone\":\"UTC\"},\"kind\":\"BETWEEN\"}}"));
            assertProblem(answer, 400, "request.not-meaningful");
            assertThat(answer.json().path("detail").asText()).contains("occurred", "cannot end before it begins");
        }

        @Test
        void ofAnIdempotencyKeyThatIsNoneIs400() {
            assertProblem(post("/api/signals", SIGNAL, "Idempotency-Key", "x".repeat(256)), 400, "request.bad-idempotency-key");
        }

        @Test
        void ofHeadersThatAreTooLargeIs431AndNoPageOfTheWebServer() {
            assertProblem(server.get("/api/signals", "Authorization", signIn, "X-Long", "x".repeat(9_000)), 431, "request.headers-too-large");
            Answer page = server.get("/", "Cookie", "long=" + "x".repeat(9_000));
            assertThat(page.status()).isEqualTo(431);
            assertThat(page.header("Connection")).as("which the server ends").isEqualTo("close");
            assertThat(page.header("Content-Type")).startsWith("text/plain");
            assertThat(page.response().body()).startsWith("Request Header Fields Too Large: ").contains("fewer cookies").doesNotContainIgnoringCase("tomcat");
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET /api/%zz HTTP/1.1", "GET /api/si{gnals HTTP/1.1", "GET /api/signals HTTP/9.9", "nonsense"})
        void ofWhatIsNoHttpIsAnsweredInOurWords(String line) throws IOException {
            try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
                socket.getOutputStream().write((line + "\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).matches("(?s)HTTP/1\\.1 (400|505).*").containsIgnoringCase("\r\nConnection: close\r\n")
                        .doesNotContainIgnoringCase("<html").doesNotContainIgnoringCase("tomcat");
            }
        }

        @Test
        void ofAStrangerIs401() {
            assertProblem(server.post("/api/signals", SIGNAL), 401, "access.unauthenticated");
            assertProblem(server.get("/api/signals"), 401, "access.unauthenticated");
            assertThat(server.post("/api/signals", SIGNAL).header("WWW-Authenticate")).startsWith("Basic");
        }

        @Test
        void ofASessionThatLacksTheTokenOfAFormIs403() {
            String session = session();
            assertThat(server.get("/api/x", "Cookie", session).status()).isEqualTo(404);
            assertProblem(server.post("/api/signals", SIGNAL, "Cookie", session), 403, "access.forbidden");
        }

        @Test
        void ofAWrongPasswordIs401() {
            assertProblem(server.post("/api/signals", SIGNAL, "Authorization", TinyServer.basic("ada", "wrong")), 401, "access.unauthenticated");
        }

        @Test
        void byARuleIs409WithItsSentence() {
            String id = UUID.randomUUID().toString();
            post("/api/signals", SIGNAL.replace("{\"channel", "{\"signal\":\"" + id + "\",\"channel"));
            Answer answer = post("/api/signals/" + id + "/acknowledge-signal", "{}");
            assertProblem(answer, 409, "signal.nobody-reads");
            assertThat(answer.json().path("detail").asText()).isEqualTo("nobody reads signals here: tell somebody");
        }

        @Test
        void ofASecondCreationIs409() {
            String body = SIGNAL.replace("{\"channel", "{\"signal\":\"" + UUID.randomUUID() + "\",\"channel");
            assertThat(post("/api/signals", body).status()).isEqualTo(201);
            assertProblem(post("/api/signals", body), 409, "signal.already-exists");
        }

        @Test
        void ofAStaleViewIs412AndListsWhatIsNewer() {
            String id = UUID.randomUUID().toString();
            post("/api/signals", SIGNAL.replace("{\"channel", "{\"signal\":\"" + id + "\",\"channel"));
            post("/api/signals/" + id + "/repeat-signal", "{\"text\":\"again\"}");
            Answer answer = post("/api/signals/" + id + "/repeat-signal", "{\"text\":\"once more\"}", "If-Match", "\"1\"");
            assertProblem(answer, 412, "request.stale-view");
            assertThat(answer.json().at("/newer/0/ordinal").asLong()).isEqualTo(2);
        }

        @Test
        void ofAnEntityTagThatIsNoneIs400() {
            assertProblem(post("/api/signals/x/repeat-signal", "{\"text\":\"a\"}", "If-Match", "yesterday"), 400, "request.bad-entity-tag");
        }
    }

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
                TinyContext.STEP.set(Duration.ofSeconds(-7));
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
