package candor.platform.internal;

import candor.DomainCommand;
import candor.RuleViolation;
import candor.ledger.mongodb.IdempotencyConflict;
import candor.ledger.mongodb.LedgerUnavailable;
import candor.ledger.mongodb.OversizedEvent;
import candor.ledger.mongodb.StaleView;
import candor.ledger.mongodb.codec.StoredJson;
import candor.platform.command.Accepted;
import candor.platform.command.Actor;
import candor.platform.command.CommandPort;
import candor.platform.command.CommandRights;
import candor.platform.command.Issuance;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Hands commands to the command side. Its refusals arrive here as the same exceptions. */
public final class RemoteCommandPort implements CommandPort {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int OK = 200;

    private final ObjectMapper json = StoredJson.mapper();
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI address;
    private final String token;

    /**
     * @param url of the command side
     * @param token shared by the nodes of the installation
     */
    public RemoteCommandPort(String url, String token) {
        this.address = URI.create(url.endsWith("/") ? url : url + "/").resolve("internal/commands");
        this.token = token;
    }

    @Override
    public Accepted issue(DomainCommand command, Issuance issuance) {
        CommandRights.require(issuance.actor(), command.getClass());
        HttpResponse<byte[]> response = send(body(command, issuance));
        try {
            if (response.statusCode() == OK) {
                return json.readValue(response.body(), Accepted.class);
            }
            throw refusal(json.readTree(response.body()));
        } catch (IOException e) {
            throw new LedgerUnavailable(LedgerUnavailable.OUTCOME_UNKNOWN, "the command side gave no usable answer: repeat the request with the same idempotency key", e);
        }
    }

    private byte[] body(DomainCommand command, Issuance issuance) {
        Actor actor = issuance.actor();
        Long ifMatch = issuance.ifMatch().isPresent() ? issuance.ifMatch().getAsLong() : null;
        CommandCall call = new CommandCall(command.getClass().getName(), json.valueToTree(command), actor == null ? null : actor.account(), issuance.idempotencyKey(), issuance.bodyHash(), ifMatch);
        try {
            return json.writeValueAsBytes(call);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a command has no JSON form", e);
        }
    }

    private HttpResponse<byte[]> send(byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (ConnectException e) {
            throw new LedgerUnavailable(LedgerUnavailable.STORE_FAILED, "the command side cannot be reached: nothing was stored, try again in a moment", e);
        } catch (IOException e) {
            throw new LedgerUnavailable(LedgerUnavailable.OUTCOME_UNKNOWN, "the command side did not answer: repeat the request with the same idempotency key", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailable(LedgerUnavailable.OUTCOME_UNKNOWN, "the server is stopping: repeat the request with the same idempotency key", e);
        }
    }

    private static RuntimeException refusal(JsonNode problem) {
        String code = problem.path("code").asText("server.unexpected");
        String detail = problem.path("detail").asText("");
        return switch (problem.path("status").asInt()) {
            case 412 -> new StaleView(newer(problem.path("newer")));
            case 413 -> new OversizedEvent(detail);
            case 422 -> new IdempotencyConflict(new UUID(0, 0));
            case 503 -> new LedgerUnavailable(code, detail);
            case 403, 404, 409 -> new RuleViolation(code, detail);
            default -> new IllegalStateException("the command side answered " + problem.path("status").asInt() + " " + code);
        };
    }

    private static List<StaleView.Newer> newer(JsonNode events) {
        List<StaleView.Newer> newer = new ArrayList<>();
        events.forEach(event -> newer.add(new StaleView.Newer(event.path("ordinal").longValue(), event.path("type").asText(), event.path("position").longValue())));
        return newer;
    }
}
