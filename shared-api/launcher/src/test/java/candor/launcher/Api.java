package candor.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The HTTP interface as a program of somebody else uses it. */
final class Api implements AutoCloseable {
    static final String SIGN_IN_NAME = "ada";
    static final String PASSWORD = "correct horse battery staple";
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    private final URI address;
    private final String authorization;

    Api(URI address) {
        this(address, SIGN_IN_NAME);
    }

    /** As somebody else, with the same password. */
    Api(URI address, String signInName) {
        this.address = address;
        this.authorization = "Basic " + Base64.getEncoder().encodeToString((signInName + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    /** What the server answered; {@code body} is null when it is no JSON. */
    record Answer(int status, HttpResponse<byte[]> response, JsonNode body) {
        long position() {
            return body.path("events").path(0).path("position").asLong(-1);
        }

        @Nullable String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer post(String path, String idempotencyKey, String json) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").header("Idempotency-Key", idempotencyKey).POST(BodyPublishers.ofString(json)));
    }

    /** The number of an incident, once it is shown: its year is the server's. */
    String reference(String incident) {
        return Awaitility.await().atMost(Duration.ofMinutes(1))
                .until(() -> get("/api/incidents/" + incident).body().path("row").path("reference").asText(), found -> !found.isEmpty());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", authorization).timeout(Duration.ofSeconds(60));
    }

    Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response, json(response));
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        try {
            boolean isJson = response.headers().firstValue("Content-Type").orElse("").contains("json");
            return isJson ? JSON.readTree(response.body()) : JSON.nullNode();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("this is said to be JSON: " + new String(response.body(), StandardCharsets.UTF_8), e);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
