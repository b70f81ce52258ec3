package candor.ledger.witness.role;

import candor.ledger.witness.AddCheckpoint;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The HTTP edge of a witness: two requests, bounded bodies, bounded threads, slow callers cut off. Put TLS before it where it leaves the machine. */
public final class WitnessServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WitnessServer.class.getName());
    private static final int THREADS = 16;
    private static final int WAITING = 64;
    private static final String SECONDS_PER_REQUEST = "10";
    private static final Pattern LATEST = Pattern.compile("/([0-9a-f]{64})/checkpoint");

    private final HttpServer server;
    private final ExecutorService threads;
    private final Witness witness;

    private WitnessServer(HttpServer server, ExecutorService threads, Witness witness) {
        this.server = server;
        this.threads = threads;
        this.witness = witness;
    }

    /** @param address port 0 for any free one @throws IOException if the address cannot be had */
    public static WitnessServer start(InetSocketAddress address, Witness witness) throws IOException {
        // The JDK's server has no other way to be told; without it a caller that never ends its request holds a thread for ever.
        System.setProperty("sun.net.httpserver.maxReqTime", System.getProperty("sun.net.httpserver.maxReqTime", SECONDS_PER_REQUEST));
        System.setProperty("sun.net.httpserver.maxRspTime", System.getProperty("sun.net.httpserver.maxRspTime", SECONDS_PER_REQUEST));
        HttpServer server = HttpServer.create(address, WAITING);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, Thread.ofPlatform().daemon().name("candor-witness-", 0).factory());
        WitnessServer started = new WitnessServer(server, threads, witness);
        server.setExecutor(threads);
        server.createContext("/", started::handle);
        server.start();
        return started;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            WitnessAnswer answer = answer(exchange);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), head || body.length == 0 ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private WitnessAnswer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Matcher latest = LATEST.matcher(path);
        boolean add = path.equals("/add-checkpoint");
        if (!add && !latest.matches()) {
            return WitnessAnswer.text(404, "there is add-checkpoint, and <hex sha256 of an origin>/checkpoint\n");
        }
        if (!exchange.getRequestMethod().equals(add ? "POST" : "GET")) {
            return WitnessAnswer.text(405, "another method is needed\n");
        }
        try {
            return add ? add(exchange) : witness.latest(latest.group(1));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a request could not be answered; nothing was cosigned", e);
            return WitnessAnswer.text(500, "this witness could not record the checkpoint, so it cosigned nothing\n");
        }
    }

    private WitnessAnswer add(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(AddCheckpoint.MAX_BYTES + 1);
        return body.length > AddCheckpoint.MAX_BYTES ? WitnessAnswer.text(413, "the body is larger than 512 KiB\n") : witness.add(body);
    }
}
