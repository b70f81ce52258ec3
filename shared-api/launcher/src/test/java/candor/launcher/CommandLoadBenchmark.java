package candor.launcher;

import candor.launcher.Api.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands at a steady rate over many incidents, as they arrive over HTTP at one server on its embedded store: each is due at its own
 * instant, whether those before it are answered or not, and its time counts from then. Beside it, how far the pages are behind. The server
 * and this program share the machine. Run its main after the package phase; arguments: commands a second (default 200), seconds (default
 * 120), incidents (default 1,000).
 */
final class CommandLoadBenchmark implements AutoCloseable {
    /** Until the compiler is done with what the mix needs. */
    private static final int WARM_UP_SECONDS = 40;
    private static final Pattern LAG = Pattern.compile("candor_projection_lag_entries ([0-9.E]+)");
    private static final Duration SLOW = Duration.ofMillis(50);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final CandorProcess server;
    private final Api api;
    private final CommandMix mix;
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> incidents = new ArrayList<>();
    private final Map<Integer, AtomicInteger> refused = new ConcurrentHashMap<>();
    /** Commands that took longer than {@link #SLOW}, by the second they were due in. */
    private final Map<Long, AtomicInteger> slow = new ConcurrentSkipListMap<>();
    private int said;

    private CommandLoadBenchmark(Path data) {
        server = CandorProcess.start(data);
        CandorProcess.addAccount(data, Api.SIGN_IN_NAME, "Ada", "COMMANDER");
        api = new Api(server.address());
        mix = new CommandMix(api);
    }

    public static void main(String[] arguments) throws Exception {
        int rate = argument(arguments, 0, 200);
        int seconds = argument(arguments, 1, 120);
        int incidents = argument(arguments, 2, 1_000);
        Path folder = Files.createTempDirectory("candor-load");
        try (var load = new CommandLoadBenchmark(folder.resolve("data"))) {
            say("machine: %d processors, Java %s, -Xmx of the server: %s", Runtime.getRuntime().availableProcessors(), Runtime.version(), CandorProcess.HEAP);
            load.declare(incidents);
            load.run(rate, WARM_UP_SECONDS, "warm-up");
            load.run(rate, seconds, "measured");
        }
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private void declare(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            incidents.add(mix.declare(i));
        }
    }

    private void run(int rate, int seconds, String what) throws InterruptedException {
        var times = new ConcurrentLinkedQueue<Long>();
        var lag = new Lag();
        Thread watching = Thread.ofVirtual().start(lag);
        double worked = worked();
        long begun = System.nanoTime();
        int commands = rate * seconds;
        AtomicInteger open = new AtomicInteger(commands);
        slow.clear();
        for (int i = 0; i < commands; i++) {
            long due = begun + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int number = ++said;
            callers.execute(() -> {
                tell(number);
                long took = System.nanoTime() - due;
                times.add(took);
                if (took > SLOW.toNanos()) {
                    slow.computeIfAbsent((due - begun) / 1_000_000_000, second -> new AtomicInteger()).incrementAndGet();
                }
                open.decrementAndGet();
            });
        }
        while (open.get() > 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        double took = (System.nanoTime() - begun) / 1e9;
        watching.interrupt();
        watching.join();
        report(what, times.stream().mapToLong(Long::longValue).sorted().toArray(), took, worked() - worked, lag);
    }

    private void tell(int number) {
        String incident = incidents.get(Math.floorMod(number * 7_919, incidents.size()));
        try {
            Answer answer = mix.tell(incident, number);
            if (answer.status() != 200) {
                refused.computeIfAbsent(answer.status(), status -> new AtomicInteger()).incrementAndGet();
            }
        } catch (IOException e) {
            refused.computeIfAbsent(0, status -> new AtomicInteger()).incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks again and again how many entries the pages lack. */
    private final class Lag implements Runnable {
        private double most;

        @Override
        public void run() {
            try {
                while (true) {
                    most = Math.max(most, lacking());
                    Thread.sleep(LOOK_AGAIN);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private double lacking() throws InterruptedException {
            try {
                Matcher found = LAG.matcher(server.get("/actuator/prometheus").body());
                return found.find() ? Double.parseDouble(found.group(1)) : 0;
            } catch (IOException e) {
                return 0;
            }
        }
    }

    private void report(String what, long[] sorted, double took, double worked, Lag lag) {
        say("%s: %d commands in %.1f s (%.0f a second) over %d incidents; p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, longest %.1f ms; not accepted: %s",
                what, sorted.length, took, sorted.length / took, incidents.size(), part(sorted, 0.5), part(sorted, 0.95), part(sorted, 0.99), part(sorted, 1), refused);
        say("  longer than %d ms, by the second they were due in: %s", SLOW.toMillis(), slow);
        say("  the pages lacked at most %.0f entries (%.2f s of commands); the server worked %.1f s, %.0f %% of the processors", lag.most,
                lag.most / (sorted.length / took), worked, 100 * worked / took / Runtime.getRuntime().availableProcessors());
    }

    private static double part(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(part * sorted.length))] / 1e6;
    }

    private double worked() {
        return ProcessHandle.of(server.pid()).flatMap(process -> process.info().totalCpuDuration()).orElse(Duration.ZERO).toMillis() / 1e3;
    }

    private static void say(String form, Object... values) {
        System.out.printf(Locale.ROOT, form + "%n", values);
    }

    @Override
    public void close() {
        callers.shutdownNow();
        api.close();
        server.close();
    }
}
