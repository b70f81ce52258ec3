package candor.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Candor as a user runs it: a process of its own, by the start script, which makes way for Java, on a folder of its own. */
final class CandorProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("(http://[0-9.:a-z\\[\\]]+)");
    /** For a busy machine; an idle one takes five seconds. */
    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    /** Of every server these tests start: what the start script sets by itself. */
    static final String HEAP = "1g";

    private static final String JAVA_HOME = System.getProperty("java.home");

    private final Process process;
    private final Path output;

    private CandorProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** What a command of the command line said and how it ended. */
    record Answer(int exitCode, String output) {}

    /** Opens an account that signs in with {@link Api#PASSWORD}. @param roles separated by commas */
    static void addAccount(Path data, String signInName, String name, String roles) {
        Answer added = run(data, Api.PASSWORD + "\n", "user", "add", signInName, "--name", name, "--role", roles);
        if (added.exitCode() != 0) {
            throw new AssertionError(added.output());
        }
    }

    static Path jar() {
        Path jar = Path.of("target", "candor.jar").toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is not built: these tests run after the package phase");
        }
        return jar;
    }

    /** The start script, which runs the jar as well. */
    private static List<String> script() {
        Path _ = jar();
        return List.of("sh", "candor");
    }

    /** Starts the server on a free port and waits until it has printed its address. */
    static CandorProcess start(Path data, String... arguments) {
        return start(data, Map.of(), arguments);
    }

    static CandorProcess start(Path data, Map<String, String> environment, String... arguments) {
        return start(data, environment, script(), arguments);
    }

    /** The same without the start script. */
    static CandorProcess startJar(Path data, String... arguments) {
        return start(data, Map.of(), List.of(Path.of(JAVA_HOME, "bin", "java").toString(), "-Xmx" + HEAP, "-jar", jar().toString()), arguments);
    }

    private static CandorProcess start(Path data, Map<String, String> environment, List<String> program, String... arguments) {
        var command = new ArrayList<>(List.of("serve", "--data", data.toString(), "--port", "0", "--candor.patience=1m"));
        command.addAll(List.of(arguments));
        try {
            Files.createDirectories(data.toAbsolutePath().getParent());
            Path output = Files.createTempFile(data.toAbsolutePath().getParent(), "candor", ".out");
            var started = new CandorProcess(launch(output, environment, program, command), output);
            started.awaitAddress();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts another command that serves, such as a witness, and waits until it has printed its address. @param folder for what it says */
    static CandorProcess startCommand(Path folder, String... command) {
        try {
            Path output = Files.createTempFile(folder, "candor", ".out");
            var started = new CandorProcess(launch(output, Map.of(), List.of(command)), output);
            started.awaitAddress();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs one command of the command line on an installation to its end. */
    static Answer run(Path data, String input, String... arguments) {
        var command = new ArrayList<>(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        return runToItsEnd(input, Map.of(), command);
    }

    /** Runs one command that needs no installation. */
    static Answer runBare(String... arguments) {
        return runBare(Map.of(), arguments);
    }

    static Answer runBare(Map<String, String> environment, String... arguments) {
        return runToItsEnd("", environment, List.of(arguments));
    }

    private static Answer runToItsEnd(String input, Map<String, String> environment, List<String> command) {
        try {
            Path output = Files.createTempFile("candor", ".out");
            Process process = launch(output, environment, command);
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("this did not end: " + command + "\n" + Files.readString(output));
            }
            Answer answer = new Answer(process.exitValue(), Files.readString(output));
            Files.delete(output);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process launch(Path output, Map<String, String> environment, List<String> arguments) throws IOException {
        return launch(output, environment, script(), arguments);
    }

    private static Process launch(Path output, Map<String, String> environment, List<String> program, List<String> arguments) throws IOException {
        var command = new ArrayList<>(program);
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CANDOR_"));
        builder.environment().put("JAVA_HOME", JAVA_HOME);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void awaitAddress() {
        Awaitility.await().atMost(LONGEST_START).pollInterval(Duration.ofMillis(50)).until(() -> !process.isAlive() || ADDRESS.matcher(output()).find());
        if (!process.isAlive()) {
            throw new IllegalStateException("the server ended instead of starting:\n" + output());
        }
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address the server printed last. */
    URI address() {
        Matcher match = ADDRESS.matcher(output());
        String last = "";
        while (match.find()) {
            last = match.group(1);
        }
        return URI.create(last);
    }

    long pid() {
        return process.pid();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address().resolve(path)).GET());
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            return client.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    boolean isReady() {
        try {
            return get("/actuator/health/readiness").statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** As the operating system asks a service to stop. */
    int terminate() throws InterruptedException {
        return terminate(Duration.ofMinutes(1));
    }

    int terminate(Duration longest) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(longest)) {
            throw new IllegalStateException("the server did not stop within " + longest.toSeconds() + " s:\n" + output());
        }
        return process.exitValue();
    }

    /** As a power cut. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
