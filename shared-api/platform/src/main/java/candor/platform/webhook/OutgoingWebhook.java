package candor.platform.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * Sends signed messages (Standard Webhooks). It follows no redirect: whoever answers with one could have the message sent to a host that nobody set
 * up. Of the answer only the status code is read. Safe for use by several threads.
 */
public final class OutgoingWebhook implements AutoCloseable {
    private static final Duration CONNECTING = Duration.ofSeconds(5);

    private final HttpClient client;
    private final Duration patience;

    /** @param patience for an answer; the specification recommends 15 to 30 seconds */
    public OutgoingWebhook(Duration patience) {
        this.client = HttpClient.newBuilder().connectTimeout(patience.compareTo(CONNECTING) < 0 ? patience : CONNECTING).followRedirects(HttpClient.Redirect.NEVER).build();
        this.patience = patience;
    }

    /**
     * What came of it.
     *
     * @param status code of the answer (RFC 9110); empty where there was none
     * @param mayHaveArrived false where no connection came about
     */
    public record Answer(OptionalInt status, boolean mayHaveArrived) {
        private static final int LEAST_REFUSAL = 300;
        private static final int LEAST_FAILURE = 500;
        private static final int TIMED_OUT = 408;
        private static final int TOO_MANY = 429;

        public boolean isTaken() {
            return status.isPresent() && status.getAsInt() < LEAST_REFUSAL;
        }

        /** Whether the receiver may take the same message another time. */
        public boolean isPassing() {
            return status.isPresent() && (status.getAsInt() >= LEAST_FAILURE || status.getAsInt() == TIMED_OUT || status.getAsInt() == TOO_MANY);
        }
    }

    /**
     * Sends a message and waits for the answer.
     *
     * @param id the same whenever this message is sent, so that a receiver can tell
     * @param body JSON
     */
    public Answer send(URI address, WebhookSecret secret, String id, Instant now, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience)
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofByteArray(body));
        SignedMessage.headers(secret, id, now, body).forEach(request::header);
        try {
            HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            return new Answer(OptionalInt.of(response.statusCode()), true);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Answer(OptionalInt.empty(), false);
        } catch (IOException e) {
            return new Answer(OptionalInt.empty(), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(OptionalInt.empty(), true);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
