package candor.platform.evidence;

import candor.RuleViolation;
import candor.ledger.mongodb.LedgerUnavailable;
import candor.platform.edge.EdgeJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** On to the command side: the bytes pass through and are never held. Its refusals arrive here as they were said. */
final class RemoteEvidenceIntake implements EvidenceIntake {
    private static final int OK = 200;

    private final ObjectMapper json = EdgeJson.mapper();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    private final URI address;
    private final String token;

    /** @param url of the command side */
    RemoteEvidenceIntake(String url, String token) {
        this.address = URI.create(url.endsWith("/") ? url : url + "/").resolve("internal/evidence");
        this.token = token;
    }

    @Override
    public KeptFile take(InputStream source, @Nullable String digest) throws IOException {
        Passing passing = new Passing(source);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/octet-stream").POST(BodyPublishers.ofInputStream(() -> passing));
        if (digest != null) {
            request.header(StatedDigest.REPRESENTATION, StatedDigest.of(digest));
        }
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            JsonNode answer = json.readTree(response.body());
            if (response.statusCode() == OK) {
                return new KeptFile(answer.path("digest").asText(), answer.path("size").asLong());
            }
            throw refusal(response.statusCode(), answer);
        } catch (ConnectException absent) {
            throw new LedgerUnavailable(LedgerUnavailable.STORE_FAILED, "the command side cannot be reached: nothing was stored, try again in a moment", absent);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailable(LedgerUnavailable.STORE_FAILED, "the server is stopping: nothing was recorded, send the file again", stopped);
        } catch (IOException broken) {
            passing.requireWhole();
            throw new LedgerUnavailable(LedgerUnavailable.STORE_FAILED, "the command side did not take the file: nothing was recorded, send it again", broken);
        }
    }

    private static RuntimeException refusal(int status, JsonNode problem) {
        String code = problem.path("code").asText("");
        return code.startsWith("evidence.")
                ? new RuleViolation(code, problem.path("detail").asText(""))
                : new LedgerUnavailable(LedgerUnavailable.STORE_FAILED, "the command side did not take the file (" + status + "): nothing was recorded, send it again");
    }

    /** Remembers whether it was the sender who broke off. */
    private static final class Passing extends InputStream {
        private final InputStream source;
        private final AtomicReference<@Nullable IOException> broken = new AtomicReference<>();

        Passing(InputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return source.read(bytes, offset, length);
            } catch (IOException e) {
                broken.set(e);
                throw e;
            }
        }

        void requireWhole() throws IOException {
            IOException cause = broken.get();
            if (cause != null) {
                throw cause;
            }
        }
    }
}
