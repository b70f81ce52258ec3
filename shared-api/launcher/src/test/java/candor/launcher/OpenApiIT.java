package candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import candor.launcher.Api.Answer;
import candor.launcher.DescribedApi.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the server does, held against what it says it does: every operation of its description is called. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiIT {
    @SuppressWarnings("NullAway.Init") // set before all tests
    private CandorProcess server;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Api api;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private DescribedApi described;

    @BeforeAll
    void startWithTheSample(@TempDir Path folder) throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        server = CandorProcess.start(data);
        CandorProcess.addAccount(data, Api.SIGN_IN_NAME, "Ada", "ADMINISTRATOR,COMMANDER,PRIVACY_OFFICER");
        CandorProcess.Answer loaded = CandorProcess.run(data, "", "demo");
        assertThat(loaded.exitCode()).as(loaded.output()).isZero();
        api = new Api(server.address());
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(api.get("/api/incidents").body().path("items")).isNotEmpty();
            assertThat(api.get("/api/signals").body().path("items")).isNotEmpty();
        });
        described = new DescribedApi(api.get("/api/openapi.json").body());
    }

    @AfterAll
    void stop() {
        if (api != null) {
            api.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theDescriptionLeavesNoValueUndescribed() {
        assertThat(described.gaps()).isEmpty();
    }

    @Test
    void everyAnswerIsAsDescribed() throws IOException, InterruptedException {
        List<String> differences = new ArrayList<>();
        for (Operation operation : described.operations()) {
            if (operation.method().equals("get")) {
                for (String path : addresses(operation)) {
                    Answer answer = api.get(path);
                    assertThat(answer.status()).as(path).isEqualTo(200);
                    if (operation.answersJson()) {
                        described.differences(operation, answer).forEach(difference -> differences.add("GET " + path + ": " + difference));
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void aBodyAsDescribedIsUnderstoodAndAnsweredAsDescribed() throws IOException, InterruptedException {
        var bodies = new DescribedBodies(described);
        List<String> differences = new ArrayList<>();
        for (Operation operation : commands()) {
            for (boolean all : List.of(false, true)) {
                JsonNode body = bodies.body(operation.bodySchema(), all);
                String path = addresses(operation).getFirst();
                Answer answer = api.post(path, "described-" + all + path, body.toString());
                described.differences(operation, answer).forEach(difference -> differences.add("POST " + path + " " + body + ": " + difference));
                if (answer.status() == 400 || answer.status() >= 500) {
                    differences.add("POST " + path + " " + body + " is refused as malformed: " + answer.body());
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void aBodyThatIsNotAsDescribedIsRefusedAsDescribed() throws IOException, InterruptedException {
        var bodies = new DescribedBodies(described);
        List<String> differences = new ArrayList<>();
        for (Operation operation : commands()) {
            String path = addresses(operation).getFirst();
            for (var forbidden : bodies.forbidden(operation.bodySchema())) {
                Answer answer = api.post(path, "forbidden-" + forbidden.why() + path, forbidden.body().toString());
                described.differences(operation, answer).forEach(difference -> differences.add(path + ", " + forbidden.why() + ": " + difference));
                if (answer.status() != 400) {
                    differences.add(path + ", " + forbidden.why() + ", is answered with " + answer.status() + ": " + forbidden.body());
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    /** Each as a client that is mistaken would send it; none changes anything. */
    @Test
    void everyMistakeIsNamedByItsCode() throws IOException, InterruptedException {
        String incident = "/api/incidents/mistaken";
        assertThat(api.post("/api/incidents", "mistaken", "{\"incident\":\"mistaken\",\"kind\":\"INCIDENT\",\"summary\":\"Cards leak\"}").status()).isEqualTo(201);
        String item = "/api/evidence/" + collect("mistaken");
        Told before = told(incident);
        assertRefused(400, "request.bad-range", api.request(item + "/content").header("Range", "bytes=one-two").GET());
        assertRefused(400, "request.bad-digest", file(incident).header("Repr-Digest", "sha-256=:c2hvcnQ=:").POST(BodyPublishers.ofString("bytes")));
        assertRefused(400, "request.missing-name", api.request(incident + "/evidence").POST(BodyPublishers.ofString("bytes")));
        assertRefused(422, "evidence.digest-mismatch", file(incident).header("Repr-Digest", "sha-256=:" + "A".repeat(43) + "=:").POST(BodyPublishers.ofString("bytes")));
        assertRefused(422, "evidence.empty", file(incident).POST(BodyPublishers.noBody()));
        assertRefused(406, "request.not-acceptable", api.request("/api/incidents").header("Accept", "image/png").GET());
        assertRefused(406, "request.not-acceptable", json("/api/tokens", "{\"name\":\"A program\"}").header("Accept", "image/png"));
        assertRefused(406, "request.not-acceptable", json(incident + "/add-note", "{\"text\":\"A note\"}").header("Accept", "image/png"));
        assertRefused(400, "request.not-meaningful", json(incident + "/add-note", "{\"text\":\"A note\",\"attribution\":{\"occurred\":{\"begin\":{\"stated\":\"2026-11-23\",\"zone\":\"UTC\"},\"end\":{\"stated\":\"2026-11-20\",\"zone\":\"UTC\"},\"kind\":\"BETWEEN\"}}}"));
        assertRefused(400, "request.bad-idempotency-key", json(incident + "/add-note", "{\"text\":\"A note\"}").header("Idempotency-Key", "x".repeat(256)));
        assertRefused(400, "request.bad-entity-tag", json(incident + "/add-note", "{\"text\":\"A note\"}").header("If-Match", "W/\"1\""));
        assertRefused(431, "request.headers-too-large", api.request("/api/incidents").header("X-Long", "x".repeat(9_000)).GET());
        assertRefused(409, "disclosure.unknown-policy", json(incident + "/trails", "{\"recipient\":\"R\",\"policy\":\"everybody\"}"));
        assertRefused(409, "disclosure.complete-for-auditors", json(incident + "/trails", "{\"recipient\":\"R\",\"policy\":\"insurer\",\"complete\":true}"));
        assertRefused(409, "access.bad-day", json("/api/tokens", "{\"name\":\"A program\",\"validUntil\":\"2020-02-30\"}"));
        assertRefused(409, "access.no-name", json("/api/tokens", "{\"name\":\" \"}"));
        assertRefused(409, "signal.no-name", json("/api/signal-sources", "{\"name\":\" \",\"channel\":\"SECURITY_MONITORING\",\"form\":\"OCSF\"}"));
        assertThat(told(incident)).as("the second note is all that was added").isEqualTo(new Told(before.ordinal() + 1, before.tokens(), before.sources()));
    }

    /**
     * What mistakes about an incident, about tokens and about sources could have added to.
     *
     * @param ordinal of a note that was added to the incident just now
     * @param tokens how many there were then
     * @param sources of signals, how many there were then
     */
    private record Told(long ordinal, int tokens, int sources) {}

    private Told told(String incident) throws IOException, InterruptedException {
        long ordinal = api.post(incident + "/add-note", UUID.randomUUID().toString(), "{\"text\":\"So far\"}").body().path("events").path(0).path("ordinal").asLong();
        Awaitility.await().until(() -> api.get(incident).body().path("row").path("lastOrdinal").asLong() == ordinal);
        return new Told(ordinal, texts("/api/tokens", "token").size(), texts("/api/signal-sources", "signalSource").size());
    }

    private HttpRequest.Builder file(String incident) {
        return api.request(incident + "/evidence").header("Content-Disposition", "attachment; filename=\"log\"");
    }

    private HttpRequest.Builder json(String path, String body) {
        return api.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private void assertRefused(int status, String code, HttpRequest.Builder request) throws IOException, InterruptedException {
        Answer answer = api.send(request);
        assertThat(answer.body().path("code").asText()).as("%s", answer.body()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    private List<Operation> commands() {
        List<Operation> commands = described.operations().stream().filter(operation -> operation.method().equals("post") && operation.answersJson() && operation.takesJson() && !operation.isSigned()).toList();
        assertThat(commands).hasSizeGreaterThan(30);
        return commands;
    }

    /** Addresses of an operation on what the sample holds. */
    private List<String> addresses(Operation operation) throws IOException, InterruptedException {
        List<String> addresses = List.of(operation.path());
        for (String variable : operation.pathVariables()) {
            Set<String> filled = new LinkedHashSet<>();
            for (String address : addresses) {
                values(variable, address).forEach(value -> filled.add(address.replace("{" + variable + "}", value)));
            }
            addresses = List.copyOf(filled);
        }
        String query = operation.requiredQuery().stream().map(name -> name + "=1").collect(Collectors.joining("&"));
        return query.isEmpty() ? addresses : addresses.stream().map(address -> address + "?" + query.replace("index=1", "index=0")).toList();
    }

    private List<String> values(String variable, String address) throws IOException, InterruptedException {
        return switch (variable) {
            case "incident" -> texts("/api/incidents", "incident");
            case "signal" -> texts("/api/signals", "signal");
            case "account" -> texts("/api/accounts", "account");
            case "evidence" -> evidence();
            case "grant" -> auditors();
            case "signalSource" -> sources();
            case "reference" -> reports();
            case "position" -> List.of("0");
            case "request" -> requests();
            case "playbook" -> playbooks();
            case "task" -> tasks();
            case "trail" -> trails(address.substring(0, address.indexOf("/{trail}")));
            default -> throw new IllegalStateException("no value is known of {" + variable + "} in " + address);
        };
    }

    private List<String> sources() throws IOException, InterruptedException {
        String body = "{\"name\":\"Monitoring\",\"channel\":\"SECURITY_MONITORING\",\"form\":\"OCSF\"}";
        assertThat(api.post("/api/signal-sources", "a source", body).status()).isIn(200, 409);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !texts("/api/signal-sources", "signalSource").isEmpty());
        return texts("/api/signal-sources", "signalSource");
    }

    private List<String> reports() throws IOException, InterruptedException {
        assertThat(api.post("/api/reports", "a report", "{\"text\":\"A stranger\",\"confidential\":true}").status()).isEqualTo(201);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !texts("/api/reports", "reference").isEmpty());
        return texts("/api/reports", "reference");
    }

    private List<String> auditors() throws IOException, InterruptedException {
        String body = "{\"auditor\":\"Audit & Sons\",\"validUntil\":\"" + LocalDate.now(ZoneOffset.UTC).plusDays(1) + "\"}";
        assertThat(api.post("/api/auditors", "an auditor", body).status()).isIn(200, 409);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !texts("/api/auditors", "grant").isEmpty());
        return texts("/api/auditors", "grant");
    }

    private List<String> playbooks() throws IOException, InterruptedException {
        String step = "{\"key\":\"look\",\"title\":\"Look\",\"instruction\":\"at the log\",\"phase\":\"IDENTIFY\",\"responsibility\":\"RESPONDER\",\"after\":[]}";
        String body = "{\"basedOn\":0,\"title\":\"A plan\",\"steps\":[" + step + "]}";
        assertThat(api.post("/api/playbooks/described/publish-playbook", "a playbook", body).status()).isIn(200, 201);
        return List.of("described");
    }

    private List<String> tasks() throws IOException, InterruptedException {
        String incident = texts("/api/incidents", "incident").getFirst();
        String body = "{\"task\":\"described\",\"title\":\"Look\",\"phase\":\"IDENTIFY\",\"responsibility\":\"RESPONDER\"}";
        assertThat(api.post("/api/incidents/" + incident + "/add-task", "a task of " + incident, body).status()).isIn(200, 201, 409);
        awaitShown("/api/tasks/described");
        return List.of("described");
    }

    /** A file that is kept, whatever was done to the others. */
    private List<String> evidence() throws IOException, InterruptedException {
        return List.of(collect(texts("/api/incidents", "incident").getFirst()));
    }

    private String collect(String incident) throws IOException, InterruptedException {
        String item = api.send(file("/api/incidents/" + incident).POST(BodyPublishers.ofString("GET /checkout"))).body().path("evidence").asText();
        awaitShown("/api/evidence/" + item);
        return item;
    }

    private void awaitShown(String path) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> api.get(path).status() == 200);
    }

    /** One request to erase a field, which waits for a second person. */
    private List<String> requests() throws IOException, InterruptedException {
        String incident = texts("/api/incidents", "incident").getFirst();
        JsonNode entry = api.get("/api/incidents/" + incident + "/timeline").body().path("items").path(0);
        assertThat(api.post("/api/requests/content-erasure", "a request about " + incident, "{\"position\":" + entry.path("position").asLong()
                + ",\"component\":\"summary\",\"category\":\"OTHER\",\"reason\":\"a test\"}").status()).isIn(200, 201);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !texts("/api/requests", "request").isEmpty());
        return texts("/api/requests", "request");
    }

    private List<String> trails(String path) throws IOException, InterruptedException {
        assertThat(api.post(path, "trail of " + path, "{\"recipient\":\"The authority\"}").status()).isIn(200, 201);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !texts(path, "trail").isEmpty());
        return texts(path, "trail");
    }

    private List<String> texts(String path, String member) throws IOException, InterruptedException {
        List<String> texts = new ArrayList<>();
        JsonNode body = api.get(path).body();
        (body.isArray() ? body : body.path("items")).forEach(item -> texts.add(item.path(member).asText()));
        return texts;
    }

    @Test
    void theDescriptionIsOneOfOpenApi31() throws IOException, InterruptedException {
        // The parts that a generator needs; the published schema of OpenAPI 3.1 is not shipped with the tests.
        JsonNode rules = new JsonMapper().readTree("""
                {"type":"object","required":["openapi","info","paths"],"properties":{
                  "openapi":{"pattern":"^3\\\\.1\\\\.\\\\d+$"},
                  "info":{"required":["title","version"]},
                  "paths":{"propertyNames":{"pattern":"^/"},"additionalProperties":{"additionalProperties":{
                    "required":["operationId","responses"],
                    "properties":{"responses":{"required":["default"],"propertyNames":{"pattern":"^([1-5]\\\\d\\\\d|default)$"}}}}}}}}""");
        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(rules).validate(api.get("/api/openapi.json").body())).isEmpty();
        assertThat(described.operations()).extracting(operation -> operation.described().path("operationId").asText()).doesNotHaveDuplicates();
    }
}
