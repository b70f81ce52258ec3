package candor.platform;

import static candor.platform.EdgeTest.SIGNAL;
import static candor.platform.EdgeTest.assertProblem;
import static candor.platform.EdgeTest.entries;
import static candor.platform.EdgeTest.post;
import static candor.platform.EdgeTest.server;
import static candor.platform.EdgeTest.session;
import static candor.platform.EdgeTest.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import candor.platform.TinyServer.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused at the edge, and in which words. */
abstract class EdgeRefusals {
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
