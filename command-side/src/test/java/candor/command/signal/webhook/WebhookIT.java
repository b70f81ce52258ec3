package candor.command.signal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import candor.access.Role;
import candor.ledger.Hash;
import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.OpenedEntry;
import candor.ledger.mongodb.StoredEntry;
import candor.platform.command.Actor;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.Issuance;
import candor.platform.webhook.SignedMessage;
import candor.platform.webhook.WebhookSecret;
import candor.sealing.FreeText;
import candor.signal.AlertForm;
import candor.signal.SignalChannel;
import candor.signal.SignalReference;
import candor.signal.SignalSourceCommand;
import candor.signal.SignalSourceCommand.RegisterSignalSource;
import candor.signal.SignalSourceCommand.RevokeSignalSource;
import candor.signal.SignalSourceCommand.RotateSignalSourceSecret;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Alerts as other systems send them, over HTTP, to a server with the default store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WebhookIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Actor ADMINISTRATOR = new Actor("acc-1", "Ann", Set.of(Role.ADMINISTRATOR));
    private static final int LAST = Integer.MAX_VALUE;
    /** A night of one system gone mad; {@code -Dcandor.flood=10000} for the whole of it. */
    private static final int FLOOD = Integer.getInteger("candor.flood", 1_000);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;
    private ConfigurableApplicationContext server;

    /** The server without a page. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Server {}

    WebhookIT(@TempDir Path folder) {
        data = folder.resolve("data");
        server = start(data);
    }

    private static ConfigurableApplicationContext start(Path data) {
        return SpringApplication.run(Server.class, "--server.port=0", "--server.address=127.0.0.1", "--candor.data=" + data, "--spring.main.banner-mode=off");
    }

    @BeforeAll
    void registerSources() {
        register("siem", AlertForm.OCSF);
        register("mail", AlertForm.CLOUDEVENTS);
        register("crm", AlertForm.PLAIN);
    }

    @AfterAll
    void stop() {
        http.close();
        server.close();
    }

    private void register(String source, AlertForm form) {
        issue(new RegisterSignalSource(source, FreeText.of("System " + source), SignalChannel.SECURITY_MONITORING, form));
    }

    private void issue(SignalSourceCommand command) {
        server.getBean(CommandPort.class).issue(command, Issuance.by(ADMINISTRATOR, command.toString(), BodyHash.of(command.toString())));
    }

    private MongoLedger ledger() {
        return server.getBean(MongoLedger.class);
    }

    /** A message on its way; each part may be made wrong. */
    private record Message(String source, String id, long timestamp, String signature, String contentType, byte[] body, List<String> headers) {
        Message at(long seconds) {
            return new Message(source, id, seconds, signature, contentType, body, headers);
        }

        Message as(String type, String... more) {
            return new Message(source, id, timestamp, signature, type, body, List.of(more));
        }

        Message signed(WebhookSecret... secrets) {
            List<String> all = new ArrayList<>();
            for (WebhookSecret secret : secrets) {
                all.add("v1," + Base64.getEncoder().encodeToString(secret.sign(id, Long.toString(timestamp), body)));
            }
            return new Message(source, id, timestamp, String.join(" ", all), contentType, body, headers);
        }
    }

    private static Message message(String source, String id, String body) {
        return new Message(source, id, Instant.now().getEpochSecond(), "v1,AAAA", "application/json", body.getBytes(StandardCharsets.UTF_8), List.of());
    }

    private WebhookSecret secret(String source, long generation) {
        return WebhookSecret.of(ledger()::identify, source, generation);
    }

    private HttpResponse<String> send(Message message) throws IOException, InterruptedException {
        String port = server.getEnvironment().getProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/webhooks/" + message.source()))
                .header(SignedMessage.ID, message.id()).header(SignedMessage.TIMESTAMP, Long.toString(message.timestamp()))
                .header(SignedMessage.SIGNATURE, message.signature()).header("Content-Type", message.contentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(message.body()));
        for (int i = 0; i < message.headers().size(); i += 2) {
            request.header(message.headers().get(i), message.headers().get(i + 1));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> deliver(String source, String id, String body) throws IOException, InterruptedException {
        return send(message(source, id, body).signed(secret(source, 1)));
    }

    private static JsonNode taken(HttpResponse<String> answer, String outcome) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode json = JSON.readTree(answer.body());
        assertThat(json.path("outcome").asText()).isEqualTo(outcome);
        return json;
    }

    private void refused(HttpResponse<String> answer, int status, String code, String sentence) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(JSON.readTree(answer.body()).path("code").asText()).isEqualTo(code);
        assertThat(JSON.readTree(answer.body()).path("detail").asText()).contains(sentence);
    }

    private List<OpenedEntry> entries(String signal) {
        LedgerReader reader = ledger().reader();
        try (Stream<StoredEntry> stored = reader.entries("signal:" + signal)) {
            return reader.opened(stored.toList());
        }
    }

    private static String said(OpenedEntry entry, String component) {
        return entry.components().get(component) instanceof OpenedEntry.Opened.Known known ? known.disclosure().value().asText() : "(not there)";
    }

    @Test
    @Order(1)
    void aFindingRaisesASignalAndItsBodyIsKeptWholeAndSealed() throws Exception {
        String body = MappingTest.sample("ocsf-detection.json");

        JsonNode taken = taken(deliver("siem", "msg-1", body), "RAISED");

        String signal = taken.path("signal").asText();
        assertThat(taken.path("reference").asText()).isEqualTo(SignalReference.of(signal));
        List<OpenedEntry> entries = entries(signal);
        assertThat(entries).extracting(entry -> entry.entry().type()).containsExactly("signal.SignalRaised", "signal.AlertReceived");
        assertThat(said(entries.get(0), "text")).startsWith("Credential stuffing: 41 accounts opened from one network\nSeverity: High\nStatus: New\n41 customer");
        assertThat(said(entries.get(0), "source")).isEqualTo("System siem");
        assertThat(said(entries.get(1), "body")).isEqualTo(body);
        assertThat(said(entries.get(1), "bodyDigest")).isEqualTo(Hash.sha256(body.getBytes(StandardCharsets.UTF_8)).hex());
        assertThat(entries.get(1).stored().ordinary().keySet()).containsExactlyInAnyOrder("signal", "signalSource", "form");
        assertThat(new String(entries.get(1).stored().bytes(), StandardCharsets.UTF_8)).doesNotContain("203.0.113", "LAN-2026");
    }

    @Test
    @Order(2)
    void theFindingUpdatedIsARepetitionThatSaysWhatChanged() throws Exception {
        JsonNode taken = taken(deliver("siem", "msg-2", MappingTest.sample("ocsf-detection-updated.json")), "REPEATED");

        List<OpenedEntry> entries = entries(taken.path("signal").asText());
        assertThat(entries).hasSize(4);
        assertThat(said(entries.get(2), "text"))
                .isEqualTo("Severity: High → Critical\nStatus: New → In Progress\nIt now says: Now 912 customer accounts; stored addresses were opened in 380 of them.");
    }

    @Test
    @Order(3)
    void theSameMessageAgainGetsTheSameAnswerAndTheSameBytesAreNothingNew() throws Exception {
        String body = MappingTest.sample("ocsf-detection.json");
        long size = ledger().reader().head().size();

        JsonNode again = taken(deliver("siem", "msg-1", body), "RAISED");
        JsonNode known = taken(deliver("siem", "msg-3", body), "KNOWN");

        assertThat(again.path("events")).hasSize(2);
        assertThat(known.path("events")).isEmpty();
        assertThat(ledger().reader().head().size()).isEqualTo(size);
        refused(deliver("siem", "msg-1", body.replace("High", "Low")), 422, "webhook.id-reused", "\"webhook-id\" must be one of its own");
    }

    @Test
    @Order(4)
    void everyFormIsTaken() throws Exception {
        taken(deliver("siem", "msg-10", MappingTest.sample("ocsf-incident.json")), "RAISED");
        taken(deliver("crm", "msg-10", MappingTest.sample("plain.json")), "RAISED");
        taken(send(message("mail", "msg-10", MappingTest.sample("cloudevent-plain.json")).signed(secret("mail", 1)).as("application/cloudevents+json")), "RAISED");
        taken(send(message("mail", "msg-11", MappingTest.sample("cloudevent-ocsf.json")).signed(secret("mail", 1)).as("application/cloudevents+json")), "RAISED");
        String[] binary = {"ce-specversion", "1.0", "ce-id", "evt-2", "ce-source", "urn:shop", "ce-type", "com.shop.export"};
        JsonNode taken = taken(send(message("mail", "msg-12", "{\"rows\":182344}").signed(secret("mail", 1)).as("application/json", binary)), "RAISED");
        assertThat(said(entries(taken.path("signal").asText()).getFirst(), "text")).startsWith("com.shop.export\n");
    }

    @Test
    @Order(5)
    void aBinaryEventUnderTheSameIdWithOtherAttributesIsAnotherMessage() throws Exception {
        String[] other = {"ce-specversion", "1.0", "ce-id", "evt-3", "ce-source", "urn:shop", "ce-type", "com.shop.export"};
        refused(send(message("mail", "msg-12", "{\"rows\":182344}").signed(secret("mail", 1)).as("application/json", other)), 422, "webhook.id-reused", "webhook-id");
    }

    @Test
    @Order(6)
    void whatIsNotSignedByTheSourceNowIsRefusedAndNothingIsRecorded() throws Exception {
        String body = MappingTest.sample("plain.json");
        long size = ledger().reader().head().size();
        long now = Instant.now().getEpochSecond();

        refused(send(message("crm", "msg-20", body)), 401, "webhook.wrong-signature", "nothing was recorded");
        refused(send(message("crm", "msg-20", body).signed(secret("siem", 1))), 401, "webhook.wrong-signature", "nothing was recorded");
        refused(send(message("nobody", "msg-20", body).signed(secret("nobody", 1))), 401, "webhook.wrong-signature", "nothing was recorded");
        refused(send(message("crm", "msg-20", body).at(now - 301).signed(secret("crm", 1))), 401, "webhook.wrong-time", "more than five minutes");
        refused(send(message("crm", "msg-20", body).at(now + 330).signed(secret("crm", 1))), 401, "webhook.wrong-time", "more than five minutes");
        refused(send(new Message("crm", "msg-20", now, "none", "application/json", body.getBytes(StandardCharsets.UTF_8), List.of())), 401, "webhook.unsigned", "webhook-signature");
        assertThat(ledger().reader().head().size()).isEqualTo(size);
        assertThat(server.getBean(MeterRegistry.class).counter("candor.webhooks", "outcome", "webhook.wrong-signature").count()).isEqualTo(3);
    }

    @Test
    @Order(7)
    void whatIsSignedAndMakesNoSenseIsRefusedByTheMemberThatIsWrong() throws Exception {
        refused(deliver("siem", "msg-30", MappingTest.sample("ocsf-detection.json").replace("2004,", "2001,")), 422, "webhook.malformed", "\"class_uid\" must be 2004");
        refused(deliver("siem", "msg-30", MappingTest.sample("plain.json")), 422, "webhook.malformed", "\"class_uid\" is missing");
        refused(deliver("crm", "msg-30", "no JSON"), 422, "webhook.malformed", "the body must be one JSON object");
        refused(deliver("crm", "msg-30", " ".repeat(WebhookEndpoint.LARGEST_BODY + 1)), 413, "request.too-large", "an alert has at most 131072 bytes");
        // A message that was refused was not taken: mended, it may have the same id.
        taken(deliver("crm", "msg-30", "{\"id\":\"mended\",\"title\":\"x\",\"text\":\"" + "x".repeat(WebhookEndpoint.LARGEST_BODY - 60) + "\"}"), "RAISED");
    }

    @Test
    @Order(8)
    void whileASecretIsRotatedBothAreTakenAndARevokedSourceIsAStranger() throws Exception {
        register("rotating", AlertForm.PLAIN);
        issue(new RotateSignalSourceSecret("rotating"));
        WebhookSecret before = secret("rotating", 1);
        WebhookSecret next = secret("rotating", 2);

        taken(send(message("rotating", "m1", "{\"id\":\"1\",\"title\":\"x\"}").signed(before)), "RAISED");
        taken(send(message("rotating", "m2", "{\"id\":\"2\",\"title\":\"x\"}").signed(next)), "RAISED");
        taken(send(message("rotating", "m3", "{\"id\":\"3\",\"title\":\"x\"}").signed(before, next)), "RAISED");
        refused(send(message("rotating", "m4", "{\"id\":\"4\",\"title\":\"x\"}").signed(secret("rotating", 3))), 401, "webhook.wrong-signature", "");
        issue(new RevokeSignalSource("rotating", FreeText.of("replaced")));
        refused(send(message("rotating", "m5", "{\"id\":\"5\",\"title\":\"x\"}").signed(next)), 401, "webhook.wrong-signature", "");
    }

    @Test
    @Order(9)
    void theSameFindingFromManySidesAtOnceIsOneSignal() throws Exception {
        Set<String> signals = new HashSet<>();
        for (JsonNode taken : flood(16, i -> "{\"id\":\"one\",\"title\":\"same finding\",\"text\":\"state " + i + "\"}")) {
            signals.add(taken.path("signal").asText());
        }
        assertThat(signals).hasSize(1);
        assertThat(entries(signals.iterator().next())).hasSize(32);
    }

    @Test
    @Order(10)
    void aFloodLosesNone() throws Exception {
        long size = ledger().reader().head().size();
        long began = System.nanoTime();

        List<JsonNode> taken = flood(FLOOD, i -> "{\"id\":\"flood-" + i + "\",\"title\":\"Port scan\",\"severity\":\"low\"}");

        System.out.printf("%d alerts over HTTP in %d ms%n", FLOOD, (System.nanoTime() - began) / 1_000_000);
        assertThat(taken).extracting(answer -> answer.path("signal").asText()).doesNotHaveDuplicates();
        assertThat(ledger().reader().head().size()).isEqualTo(size + 2L * FLOOD);
    }

    private interface Bodies {
        String body(int number);
    }

    private List<JsonNode> flood(int count, Bodies bodies) throws ExecutionException, InterruptedException {
        WebhookSecret secret = secret("crm", 1);
        List<Future<JsonNode>> sent = new ArrayList<>();
        try (var senders = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < count; i++) {
                Message message = message("crm", bodies.hashCode() + "-" + i, bodies.body(i));
                sent.add(senders.submit(() -> {
                    HttpResponse<String> answer = send(message.signed(secret));
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                    return JSON.readTree(answer.body());
                }));
            }
        }
        List<JsonNode> taken = new ArrayList<>();
        for (Future<JsonNode> one : sent) {
            taken.add(one.get());
        }
        return taken;
    }

    @Test
    @Order(LAST)
    void afterARestartTheSecretStillFitsAndTheSameMessageGetsTheSameAnswer() throws Exception {
        String secret = secret("siem", 1).shown();
        server.close();
        server = start(data);

        assertThat(secret("siem", 1).shown()).isEqualTo(secret);
        assertThat(taken(deliver("siem", "msg-1", MappingTest.sample("ocsf-detection.json")), "RAISED").path("events")).hasSize(2);
    }
}
