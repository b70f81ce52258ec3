package candor.ledger.timestamp;

import candor.ledger.Malformed;
import candor.ledger.note.Checkpoint;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/** Asks a time-stamping authority over HTTP (RFC 3161 section 3.4). It learns the checkpoint's hash and nothing else. Safe for use by several threads. */
public final class TimeAuthorityClient implements AutoCloseable {

    private static final int NONCE_BITS = 63;

    private final URI address;
    private final Duration timeout;
    private final HttpClient http;
    private final SecureRandom random = new SecureRandom();

    /** @throws Malformed if the address is not http or https */
    public TimeAuthorityClient(URI address, Duration timeout) {
        Malformed.unless(address.getHost() != null && ("https".equals(address.getScheme()) || "http".equals(address.getScheme())), "a time-stamping authority's address is http or https");
        this.address = address;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder().connectTimeout(timeout).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    /**
     * A time-stamp over the checkpoint, bound to this request; whether its authority is to be believed is for others to say.
     *
     * @throws IOException if there is no answer in time, or none that answers this request
     */
    public Timestamp stamp(Checkpoint checkpoint) throws IOException, InterruptedException {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        TimeStampRequest request = generator.generate(Timestamp.SHA256, Timestamp.imprint(checkpoint).toBytes(), new BigInteger(NONCE_BITS, random));
        byte[] answer = send(request.getEncoded());
        try {
            new TimeStampResponse(answer).validate(request);
            return Timestamp.parse(answer);
        } catch (TSPException | Malformed e) {
            throw new IOException("the time-stamping authority granted nothing for this request", e);
        }
    }

    private byte[] send(byte[] query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).header("Content-Type", "application/timestamp-query").POST(HttpRequest.BodyPublishers.ofByteArray(query)).build();
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), Timestamp.MAX_BYTES));
        try {
            HttpResponse<byte[]> response = answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("the time-stamping authority answers with the status " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException e) {
            throw new IOException("the time-stamping authority does not answer in time", e);
        } catch (ExecutionException e) {
            throw new IOException("the time-stamping authority does not answer", e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
