package candor.launcher;

import candor.launcher.Api.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * How long the page of a long incident takes to open over HTTP, rendered whole, beside that of a short one in turn with it. Run its main
 * after the package phase; arguments: entries of the long incident (default 5,000), of the short one (default 50), openings (default 300).
 */
final class IncidentPageBenchmark implements AutoCloseable {
    private static final int TELLERS = 8;

    private final CandorProcess server;
    private final Api api;
    private final CommandMix mix;
    private int said;

    private IncidentPageBenchmark(Path data) {
        server = CandorProcess.start(data);
        CandorProcess.addAccount(data, Api.SIGN_IN_NAME, "Ada", "COMMANDER");
        api = new Api(server.address());
        mix = new CommandMix(api);
    }

    public static void main(String[] arguments) throws Exception {
        int[] numbers = {5_000, 50, 300};
        for (int i = 0; i < Math.min(arguments.length, numbers.length); i++) {
            numbers[i] = Integer.parseInt(arguments[i]);
        }
        try (var pages = new IncidentPageBenchmark(Files.createTempDirectory("candor-pages").resolve("data"))) {
            String longOne = pages.incident(1, numbers[0]);
            String shortOne = pages.incident(2, numbers[1]);
            pages.open(longOne, shortOne, numbers[2], "warm-up");
            pages.open(longOne, shortOne, numbers[2], "measured");
        }
    }

    private String incident(int number, int entries) throws Exception {
        long begun = System.nanoTime();
        String incident = mix.declare(number);
        try (ExecutorService tellers = Executors.newFixedThreadPool(TELLERS)) {
            var told = IntStream.range(1, entries).map(i -> ++said).mapToObj(what -> tellers.submit(() -> mix.tell(incident, what))).toList();
            for (Future<Answer> one : told) {
                requireAccepted(one.get());
            }
        }
        long last = System.nanoTime();
        requireAccepted(mix.note(incident, ++said));
        System.out.printf(Locale.ROOT, "%d entries told by %d people in %.1f s; one more note took %.1f ms%n", entries, TELLERS, (last - begun) / 1e9, (System.nanoTime() - last) / 1e6);
        return incident;
    }

    private void open(String longOne, String shortOne, int openings, String what) throws Exception {
        long[] ofLong = new long[openings];
        long[] ofShort = new long[openings];
        for (int i = 0; i < openings; i++) {
            ofLong[i] = open(longOne);
            ofShort[i] = open(shortOne);
        }
        System.out.printf(Locale.ROOT, "%s: long incident %s; short one %s%n", what, told(ofLong), told(ofShort));
    }

    private long open(String incident) throws Exception {
        long begun = System.nanoTime();
        requireAccepted(api.send(api.request("/incidents/" + incident).header("Accept", "text/html").GET()));
        return System.nanoTime() - begun;
    }

    private static void requireAccepted(Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.response().uri() + " was answered with " + answer.status());
        }
    }

    private static String told(long[] times) {
        Arrays.sort(times);
        return String.format(Locale.ROOT, "p50 %.1f ms, p95 %.1f ms, longest %.1f ms", times[times.length / 2] / 1e6, times[times.length * 95 / 100] / 1e6, times[times.length - 1] / 1e6);
    }

    @Override
    public void close() {
        api.close();
        server.close();
    }
}
