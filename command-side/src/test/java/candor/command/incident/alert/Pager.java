package candor.command.incident.alert;

import candor.platform.webhook.SignedMessage;
import candor.platform.webhook.WebhookSecret;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A paging system: it believes what is signed with its secret, and answers as it is told to. */
final class Pager implements AutoCloseable {
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final int HANGS = 0;

    private final HttpServer server;
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final List<Page> pages = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** What was believed. */
    record Page(String id, String body) {}

    Pager() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/in");
    }

    /** The next answers; 200 to all that come after them. */
    void answers(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    void hangsOnce() {
        answers.add(HANGS);
    }

    List<Page> pages() {
        return pages;
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        var headers = exchange.getRequestHeaders();
        SignedMessage message = SignedMessage.of(
                headers.getFirst(SignedMessage.ID), headers.getFirst(SignedMessage.TIMESTAMP), headers.getFirst(SignedMessage.SIGNATURE), body);
        message.require(List.of(WebhookSecret.parse(SECRET).orElseThrow()), Instant.ofEpochSecond(Long.parseLong(message.timestamp())));
        pages.add(new Page(message.id(), exchange.getRequestURI().getPath() + " " + new String(body, StandardCharsets.UTF_8)));
        Integer answer = answers.poll();
        if (answer != null && answer == HANGS) {
            hang();
        }
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(answer == null ? 200 : answer, -1);
        exchange.close();
    }

    private void hang() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
