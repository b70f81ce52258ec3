package candor.launcher;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A whole installation, measured from outside as an operator would: start to the first page, memory after the sample, import of
 * VERIS records, time until they are projected, restart with them in the store. Run its main after the package phase:
 *
 * <pre>java -cp &lt;test class path&gt; candor.launcher.InstallationBenchmark FILE.jsonl.gz</pre>
 *
 * Figures depend on the machine; the first line names it.
 */
final class InstallationBenchmark {
    private static final String ADMINISTRATOR = "bench";
    private static final String PASSWORD = "a password for measuring only";
    private static final Pattern FIGURE = Pattern.compile("\"incidents\"\\s*:\\s*(\\d+)");

    private final Path folder;

    private InstallationBenchmark(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("candor-benchmark");
        try {
            say("machine: %d processors, %s, Java %s, -Xmx of the server: %s", Runtime.getRuntime().availableProcessors(), System.getProperty("os.arch"),
                    Runtime.version(), CandorProcess.HEAP);
            var benchmark = new InstallationBenchmark(folder);
            benchmark.sample();
            if (arguments.length > 0) {
                benchmark.records(Path.of(arguments[0]).toAbsolutePath());
            }
        } finally {
            delete(folder);
        }
    }

    private void sample() throws InterruptedException, IOException {
        Path data = folder.resolve("sample");
        for (String state : new String[] {"empty folder", "second start"}) {
            long begun = System.nanoTime();
            try (CandorProcess server = CandorProcess.start(data)) {
                Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> isServed(server));
                say("start to first page served, %s: %.2f s", state, seconds(begun));
                server.terminate();
            }
        }
        try (CandorProcess server = CandorProcess.start(data)) {
            CandorProcess.run(data, PASSWORD + "\n", "user", "add", ADMINISTRATOR, "--name", "Bench", "--role", "ADMINISTRATOR", "--role", "COMMANDER");
            CandorProcess.run(data, "", "demo");
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> server.isReady() && incidents(server, "") == 1);
            say("resident memory after the sample: %d MB", resident(server));
            server.terminate();
        }
    }

    private void records(Path file) throws InterruptedException, IOException {
        Path data = folder.resolve("records");
        try (CandorProcess server = CandorProcess.start(data)) {
            CandorProcess.run(data, PASSWORD + "\n", "user", "add", ADMINISTRATOR, "--name", "Bench", "--role", "ADMINISTRATOR", "--role", "COMMANDER");
            double before = worked(server);
            long begun = System.nanoTime();
            CandorProcess.Answer answer = CandorProcess.run(data, "", "import", "veris", file.toString());
            double committed = seconds(begun);
            say("import, to commit: %.1f s, of which the server's processors %.1f s; the importer says: %s", committed, worked(server) - before,
                    answer.output().lines().reduce((first, last) -> last).orElse(""));
            long imported = Long.parseLong(answer.output().lines().reduce((first, last) -> last).orElse("0").split(" ")[0]);
            Awaitility.await().atMost(Duration.ofMinutes(20)).pollInterval(Duration.ofMillis(200)).until(() -> incidents(server, "?origin=veris") == imported);
            say("import, to projected: %.1f s for %d incidents", seconds(begun), imported);
            say("resident memory after the import: %d MB; data folder %d MB", resident(server), size(data) >> 20);
            server.terminate();
        }
        long begun = System.nanoTime();
        try (CandorProcess server = CandorProcess.start(data)) {
            Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(20)).until(server::isReady);
            say("restart with those records, to ready: %.2f s; resident memory %d MB", seconds(begun), resident(server));
            server.terminate();
        }
    }

    private static boolean isServed(CandorProcess server) throws InterruptedException {
        try {
            return server.get("/setup").statusCode() < 500;
        } catch (IOException e) {
            return false;
        }
    }

    private static long incidents(CandorProcess server, String query) throws IOException, InterruptedException {
        String credentials = Base64.getEncoder().encodeToString((ADMINISTRATOR + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        var answer = server.send(HttpRequest.newBuilder(server.address().resolve("/api/figures" + query)).header("Authorization", "Basic " + credentials));
        var match = FIGURE.matcher(answer.body());
        return match.find() ? Long.parseLong(match.group(1)) : -1;
    }

    private static long resident(CandorProcess server) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(server.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS")).map(line -> line.replaceAll("\\D", "")).mapToLong(Long::parseLong).findFirst().orElse(0) / 1024;
        }
    }

    /** Seconds of processor time: what other programs on the machine hardly change. */
    private static double worked(CandorProcess server) {
        return ProcessHandle.of(server.pid()).flatMap(process -> process.info().totalCpuDuration()).orElse(Duration.ZERO).toMillis() / 1e3;
    }

    private static long size(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void say(String form, Object... values) {
        System.out.printf(Locale.ROOT, form + "%n", values);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
