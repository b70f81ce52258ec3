package candor.ledger.witness.client;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.NoteSignature;
import candor.ledger.note.SignedNote;
import candor.ledger.note.UnverifiedNote;
import candor.ledger.witness.AddCheckpoint;
import candor.ledger.witness.CosignatureKey;
import candor.ledger.witness.client.WitnessOutcome.Ahead;
import candor.ledger.witness.client.WitnessOutcome.Cosigned;
import candor.ledger.witness.client.WitnessOutcome.Disputed;
import candor.ledger.witness.client.WitnessOutcome.Failed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * One witness, asked over HTTP. It remembers which size the witness cosigned last and learns it from the witness where it is wrong.
 * Whatever the witness sends is bounded and proves nothing until it is verified. Not safe for use by several threads.
 */
public final class WitnessClient implements AutoCloseable {

    /** A witness far behind needs two questions; more means that somebody else moves it meanwhile. */
    private static final int ATTEMPTS = 3;

    private static final int MAX_ANSWER = 64 * 1024;
    private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,17})\n");

    private final CosignatureKey key;
    private final URI prefix;
    private final Duration timeout;
    private final HttpClient http;
    private long known;

    /**
     * @param prefix submission prefix
     * @param timeout of each of at most four requests
     * @throws Malformed if the address is none
     */
    public WitnessClient(CosignatureKey key, String prefix, Duration timeout) {
        this.key = key;
        this.prefix = address(prefix);
        this.timeout = timeout;
        this.http = HttpClient.newBuilder().connectTimeout(timeout).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    private static URI address(String prefix) {
        try {
            URI uri = URI.create(prefix.endsWith("/") ? prefix : prefix + "/");
            Malformed.unless(uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())), "a witness's address is http or https");
            return uri;
        } catch (IllegalArgumentException e) {
            throw new Malformed("a witness's address that is none", e);
        }
    }

    /** Asks for a cosignature. @param checkpoint signed by the log; @param proofs of the same log */
    public WitnessOutcome ask(SignedNote checkpoint, ConsistencyProofs proofs) {
        try {
            Checkpoint tree = Checkpoint.parse(checkpoint.text());
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (known > tree.size()) {
                    return new Ahead(known, shown(tree.origin()));
                }
                HttpResponse<byte[]> response = post(request(checkpoint, tree, proofs));
                String body = body(response);
                boolean moved = response.statusCode() == 409 && SIZE.matcher(body).matches();
                if (!moved || Long.parseLong(body.strip()) == known) {
                    return outcome(response.statusCode(), body, tree);
                }
                known = Long.parseLong(body.strip());
            }
            return new Failed("its latest size changes each time it is asked: somebody else asks it too");
        } catch (IOException e) {
            return new Failed("it does not answer (" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed("asking it was given up");
        }
    }

    /** What the witness shows as the latest it cosigned of the log, unverified. @return empty if it shows nothing or does not answer */
    public Optional<SignedNote> latest(String origin) {
        try {
            return shown(origin);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private AddCheckpoint request(SignedNote checkpoint, Checkpoint tree, ConsistencyProofs proofs) {
        List<Hash> path = known == 0 || known == tree.size() ? List.of() : proofs.between(known, tree.size()).path();
        return new AddCheckpoint(known, path, checkpoint);
    }

    private WitnessOutcome outcome(int status, String body, Checkpoint tree) throws IOException, InterruptedException {
        return switch (status) {
            case 200 -> cosigned(body, tree);
            // Older texts of the protocol answer 409 for another root at the same size.
            case 409, 422 -> new Disputed(known, shown(tree.origin()));
            case 404 -> new Failed("it does not know this log: its operator must add the log's vkey");
            case 403 -> new Failed("it does not trust the key that signs: its operator must add the log's vkey");
            default -> new Failed("it answers with the status " + status);
        };
    }

    private WitnessOutcome cosigned(String body, Checkpoint tree) {
        try {
            Malformed.unless(body.endsWith("\n"), "lines that do not end");
            for (String line : body.substring(0, body.length() - 1).split("\n", -1)) {
                NoteSignature signature = NoteSignature.parse(line);
                if (key.isNamedBy(signature)) {
                    Cosigned cosigned = new Cosigned(key.cosignature(tree, signature));
                    known = tree.size();
                    return cosigned;
                }
            }
            return new Failed("it cosigned with another key than the policy names");
        } catch (Malformed | UnverifiedNote e) {
            return new Failed("its answer is no cosignature of its own: " + e.getMessage());
        }
    }

    private Optional<SignedNote> shown(String origin) throws IOException, InterruptedException {
        String hex = Hash.sha256(origin.getBytes(StandardCharsets.UTF_8)).hex();
        HttpResponse<byte[]> response = send(HttpRequest.newBuilder(prefix.resolve(hex + "/checkpoint")).build());
        String body = body(response);
        try {
            return response.statusCode() == 200 ? Optional.of(SignedNote.parse(body)) : Optional.empty();
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    private HttpResponse<byte[]> post(AddCheckpoint request) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(prefix.resolve("add-checkpoint")).POST(HttpRequest.BodyPublishers.ofString(request.format())).build());
    }

    /** The client's own time limit ends with the headers; this one holds for the body too. */
    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER));
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer in time", e);
        } catch (ExecutionException e) {
            throw new IOException("no answer", e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static String body(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
