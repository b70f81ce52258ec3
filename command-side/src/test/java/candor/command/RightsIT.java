package candor.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import candor.DomainCommand;
import candor.RuleViolation;
import candor.access.AccessCommand.CloseAccount;
import candor.access.AccessCommand.IssueApiToken;
import candor.access.AccessCommand.OpenAccount;
import candor.access.AccessCommand.RevokeApiToken;
import candor.access.AccessCommand.RevokeRole;
import candor.access.Role;
import candor.ledger.Hash;
import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.OpenedEntry;
import candor.platform.access.ApiTokenDesk;
import candor.platform.access.ApiTokenDesk.Wish;
import candor.platform.access.FirstAccount;
import candor.platform.access.FirstAccount.SetupCaller;
import candor.platform.command.Actor;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.CommandRights;
import candor.platform.command.Issuance;
import candor.platform.edge.CommandReader;
import candor.platform.edge.CommandRoutes;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * Every role against every command, over the real edge and through the port behind it, on a server with the default store; and programs that
 * act by token.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FORBIDDEN = 403;

    private final ConfigurableApplicationContext server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Role, Actor> holders = new EnumMap<>(Role.class);
    private final Map<Role, String> tokens = new EnumMap<>(Role.class);
    private Actor first = new Actor("nobody", "Nobody", Set.of());

    /** The server without a page. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Server {}

    RightsIT(@TempDir Path folder) {
        server = SpringApplication.run(
                Server.class, "--server.port=0", "--server.address=127.0.0.1", "--candor.data=" + folder.resolve("data"), "--spring.main.banner-mode=off");
    }

    @BeforeAll
    void oneAccountForEachRole() {
        first = server.getBean(FirstAccount.class).make(new SetupCaller("127.0.0.1", false, null), "Ann", "ann", "a long enough password");
        for (Role role : Role.values()) {
            Actor holder = open(role.name(), role);
            holders.put(role, holder);
            tokens.put(role, issue(holder, holder, List.of(), "").secret());
        }
    }

    @AfterAll
    void stop() {
        http.close();
        server.close();
    }

    private Actor open(String name, Role... roles) {
        String account = UUID.randomUUID().toString();
        Personal named = Personal.of(new SubjectReference(account), name);
        issue(new OpenAccount(account, named, named, List.of(roles)), first);
        return new Actor(account, name, Set.of(roles));
    }

    private void issue(DomainCommand command, Actor by) {
        port().issue(command, Issuance.by(by, UUID.randomUUID().toString(), BodyHash.of("")));
    }

    private CommandPort port() {
        return server.getBean(CommandPort.class);
    }

    private ApiTokenDesk desk() {
        return new ApiTokenDesk(port(), InstantSource.system());
    }

    private ApiTokenDesk.Issued issue(Actor of, Actor by, List<Role> roles, String validUntil) {
        return desk().issue(new Wish(of.account(), "a test", roles, validUntil), by);
    }

    private Actor holder(Role role) {
        return Objects.requireNonNull(holders.get(role));
    }

    private long entries() {
        return server.getBean(MongoLedger.class).reader().head().size();
    }

    private OpenedEntry opened(long position) {
        LedgerReader reader = server.getBean(MongoLedger.class).reader();
        return reader.opened(reader.entry(position).orElseThrow());
    }

    private static String said(OpenedEntry.Opened component) {
        return component instanceof OpenedEntry.Opened.Known known ? known.disclosure().value().toString() : "nothing";
    }

    private HttpResponse<String> post(String path, String body, String authorization) throws Exception {
        return http.send(HttpRequest.newBuilder(address(path)).header("Content-Type", "application/json").header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port") + path);
    }

    private static String code(HttpResponse<String> answer) throws Exception {
        JsonNode body = JSON.readTree(answer.body());
        return body.path("code").asText();
    }

    @Nested
    class EachRoleAgainstEachCommand {
        @ParameterizedTest
        @EnumSource(Role.class)
        void isRefusedAtTheEdgeWhereItHasNoRightAndNothingChanges(Role role) throws Exception {
            var paths = new TreeMap<String, Class<? extends DomainCommand>>();
            server.getBeansOfType(CommandRoutes.class).values().forEach(routes -> paths.putAll(routes.paths()));
            assertThat(paths).hasSizeGreaterThan(80);
            String own = holder(role).account();
            for (var path : paths.entrySet()) {
                Class<? extends DomainCommand> command = path.getValue();
                String address = path.getKey().replace("{account}", command == RevokeApiToken.class ? own : "not-there").replaceAll("\\{[a-zA-Z]+}", "not-there");
                long before = entries();
                var answer = post(address, Bodies.of(CommandReader.shape(command), path.getKey()), "Bearer " + tokens.get(role));
                boolean allowed = CommandRights.allowed(command).contains(role);
                assertThat(answer.statusCode() == FORBIDDEN).as("%s %s: %s", role, path.getKey(), answer.body()).isEqualTo(!allowed);
                if (allowed) {
                    assertThat(answer.statusCode()).as("%s %s: %s", role, path.getKey(), answer.body()).isIn(200, 201, 404, 409);
                } else {
                    assertThat(code(answer)).isEqualTo("access.forbidden");
                    assertThat(entries()).as("%s %s", role, path.getKey()).isEqualTo(before);
                }
            }
        }

        /** Commands without an address too, such as those of automations. */
        @ParameterizedTest
        @EnumSource(Role.class)
        void isRefusedBehindTheEdgeToo(Role role) {
            Actor actor = holder(role);
            long before = entries();
            int refused = 0;
            for (Class<? extends DomainCommand> type : CommandRights.commands()) {
                if (!CommandRights.allowed(type).contains(role)) {
                    DomainCommand command = (DomainCommand) Specimen.of(type);
                    assertThat(catchThrowable(() -> issue(command, actor))).as("%s %s", role, type)
                            .isInstanceOfSatisfying(RuleViolation.class, violation -> assertThat(violation.code()).isEqualTo("access.forbidden"));
                    refused++;
                }
            }
            assertThat(refused).isPositive();
            assertThat(entries()).isEqualTo(before);
        }
    }

    @Nested
    class AProgramWithAToken {
        private static final String DECLARE = "{\"kind\":\"INCIDENT\",\"summary\":\"Cards leak\"}";

        private int declares(String secret) throws Exception {
            return post("/api/incidents", DECLARE, "Bearer " + secret).statusCode();
        }

        @Test
        void actsAsTheAccountAndGetsNoSession() throws Exception {
            var answer = post("/api/incidents", DECLARE, "Bearer " + tokens.get(Role.RESPONDER));
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
            long position = JSON.readTree(answer.body()).path("events").path(0).path("position").asLong();
            assertThat(opened(position).actor()).hasValueSatisfying(actor -> assertThat(said(actor)).contains(holder(Role.RESPONDER).account()));
        }

        @Test
        void doesNoMoreThanTheTokenIsNarrowedTo() throws Exception {
            Actor both = open("Both", Role.RESPONDER, Role.COUNSEL);
            assertThat(declares(issue(both, both, List.of(Role.COUNSEL), "").secret())).isEqualTo(FORBIDDEN);
            assertThat(declares(issue(both, both, List.of(Role.RESPONDER), "").secret())).isEqualTo(201);
        }

        @Test
        void losesWhatTheAccountLosesWithTheNextRequest() throws Exception {
            Actor losing = open("Losing", Role.RESPONDER);
            String secret = issue(losing, losing, List.of(Role.RESPONDER), "").secret();
            assertThat(declares(secret)).isEqualTo(201);
            issue(new RevokeRole(losing.account(), Role.RESPONDER, FreeText.of("left")), first);
            assertThat(declares(secret)).isEqualTo(FORBIDDEN);
            issue(new CloseAccount(losing.account(), FreeText.of("left")), first);
            assertThat(declares(secret)).isEqualTo(401);
        }

        @Test
        void isRefusedOnceItIsRevokedAndIsNotToldWhy() throws Exception {
            Actor holder = open("Revoked", Role.RESPONDER);
            var issued = issue(holder, holder, List.of(), "");
            assertThat(declares(issued.secret())).isEqualTo(201);
            desk().revoke(holder.account(), issued.token(), "It stood in a chat", first);
            var revoked = post("/api/incidents", DECLARE, "Bearer " + issued.secret());
            var neverIssued = post("/api/incidents", DECLARE, "Bearer " + issued.secret().replaceFirst("_.{4}(?=[^_]*$)", "_AAAA"));
            var nonsense = post("/api/incidents", DECLARE, "Bearer nonsense");
            assertThat(List.of(revoked, neverIssued, nonsense)).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(code(answer)).isEqualTo("access.bad-token");
                assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValueSatisfying(header -> assertThat(header).startsWith("Bearer"));
            });
            assertThat(revoked.body()).isEqualTo(nonsense.body()).isEqualTo(neverIssued.body());
        }

        @Test
        void worksToTheEndOfItsLastDay() throws Exception {
            Actor holder = open("Today", Role.RESPONDER);
            // Enough of today must be left that the test does not run into the next day.
            await().atMost(Duration.ofMinutes(2)).until(() -> LocalTime.now(ZoneOffset.UTC).isBefore(LocalTime.of(23, 59)));
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            assertThat(declares(issue(holder, holder, List.of(), today.toString()).secret())).isEqualTo(201);
            assertThat(catchThrowable(() -> issue(holder, holder, List.of(), today.minusDays(1).toString())))
                    .isInstanceOfSatisfying(RuleViolation.class, violation -> assertThat(violation.code()).isEqualTo("access.bad-day"));
        }

        @Test
        void isToldOnceItHasExpired() throws Exception {
            Actor holder = open("Yesterday", Role.RESPONDER);
            String token = "0".repeat(32);
            String secret = "candor_api_" + holder.account() + "_" + token + "_" + "A".repeat(43);
            issue(new IssueApiToken(holder.account(), token, FreeText.of("a test"), Hash.sha256(secret).hex(), List.of(), "2020-01-01"), holder);
            var expired = post("/api/incidents", DECLARE, "Bearer " + secret);
            assertThat(expired.statusCode()).isEqualTo(401);
            assertThat(code(expired)).isEqualTo("access.token-expired");
        }

        @Test
        void needsAnAccountThatMayIssueIt() {
            Actor holder = open("Owner", Role.RESPONDER);
            Actor other = open("Other", Role.COMMANDER);
            assertThat(catchThrowable(() -> issue(holder, other, List.of(), "")))
                    .isInstanceOfSatisfying(RuleViolation.class, violation -> assertThat(violation.code()).isEqualTo("access.forbidden"));
        }

        /** The log keeps commitments and hashes; neither the console's log of requests nor an entry has the secret. */
        @Test
        void leavesNoSecretInTheLedger() {
            var issued = issue(first, first, List.of(), "");
            OpenedEntry entry = opened(issued.position());
            assertThat(entry.entry().type()).isEqualTo("access.ApiTokenIssued");
            String everything = new String(entry.stored().bytes(), UTF_8) + entry.components().values().stream().map(RightsIT::said).toList();
            assertThat(everything).contains(issued.token(), "a test").doesNotContain(issued.secret().substring(issued.secret().length() - 43));
            assertThat(issued.toString()).doesNotContain(issued.secret());
        }
    }
}
