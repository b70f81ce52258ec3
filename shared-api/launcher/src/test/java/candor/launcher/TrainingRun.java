package candor.launcher;

import candor.launcher.Api.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the unpacked candor.jar once, as its users do, for Java to keep what it has loaded, linked and learnt of it: every later start, and the
 * first minutes after it, take about half the work. A part of the build; without the file the start script starts Candor as well, only slower.
 * JEP 483, JEP 514 and JEP 515 say what such a cache holds.
 */
final class TrainingRun {
    private static final Path CACHE = Path.of("target", "app", "candor.aot").toAbsolutePath();

    /** How much is told until what every command needs was run often enough to be worth compiling. */
    private static final int TOLD = 600;
    /** Java writes the cache when the program ends; for a busy machine. */
    private static final Duration LONGEST_ENDING = Duration.ofMinutes(5);
    private static final int INCIDENTS = 6;
    private static final int OPENED = 40;
    private static final List<String> PAGES =
            List.of("/", "/sign-in", "/incidents", "/incidents/new", "/signals", "/inbox", "/tasks", "/playbooks", "/accounts", "/api/incidents", "/api/figures");

    private static final List<String> OF_AN_INCIDENT =
            List.of("/incidents/%s", "/incidents/%s/do/add-note", "/incidents/%s/tasks", "/incidents/%s/evidence", "/api/incidents/%s/timeline");

    private TrainingRun() {}

    /** What goes wrong here is told and costs the cache, not the build. */
    public static void main(String[] arguments) throws IOException {
        Files.deleteIfExists(CACHE);
        Path folder = Files.createTempDirectory("candor-training");
        try {
            run(folder.resolve("data"));
        } catch (IOException | InterruptedException | IllegalStateException e) {
            System.out.println("Candor will start more slowly, as it could not be run for training: " + e);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void run(Path data) throws IOException, InterruptedException {
        try (CandorProcess server = CandorProcess.start(data, Map.of("CANDOR_JAVA_OPTIONS", "-XX:AOTCacheOutput=" + CACHE))) {
            CandorProcess.addAccount(data, Api.SIGN_IN_NAME, "Ada", "ADMINISTRATOR,COMMANDER");
            try (Api api = new Api(server.address())) {
                work(api);
            }
            server.terminate(LONGEST_ENDING);
        }
    }

    private static void work(Api api) throws IOException, InterruptedException {
        CommandMix mix = new CommandMix(api);
        String[] incidents = new String[INCIDENTS];
        for (int i = 0; i < INCIDENTS; i++) {
            incidents[i] = mix.declare(i);
        }
        for (int i = 0; i < TOLD; i++) {
            mix.tell(incidents[i % INCIDENTS], i);
        }
        for (int i = 0; i < OPENED; i++) {
            for (String page : PAGES) {
                open(api, page);
            }
            for (String part : OF_AN_INCIDENT) {
                open(api, String.format(part, incidents[i % INCIDENTS]));
            }
        }
    }

    private static void open(Api api, String page) throws IOException, InterruptedException {
        Answer answer = api.send(api.request(page).header("Accept", page.startsWith("/api") ? "application/json" : "text/html").GET());
        if (answer.status() >= 400) {
            throw new IllegalStateException(page + " was answered with " + answer.status());
        }
    }
}
