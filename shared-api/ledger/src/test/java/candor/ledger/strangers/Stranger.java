package candor.ledger.strangers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A program of others that checks what we wrote. Where it is missing, the test is skipped, saying so; with
 * {@code CANDOR_REQUIRE_INTEROP=true} in the environment, as in continuous integration, it fails.
 *
 * @param command its name, as found in the search path
 */
public record Stranger(String command) {

    /** What a run left behind. @param output standard output and standard error, mixed */
    public record Answer(int exit, String output) {
    }

    /** The program of that name, if it is installed. */
    public static Stranger named(String command) {
        boolean installed = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
        require(installed, command);
        return new Stranger(command);
    }

    /** Skips or fails the test unless what it needs is there. */
    public static void require(boolean present, String what) {
        String message = what + " is not installed here: it was not asked";
        if (!present && Boolean.parseBoolean(System.getenv("CANDOR_REQUIRE_INTEROP"))) {
            fail(message + ", but CANDOR_REQUIRE_INTEROP is set");
        } else if (!present) {
            abort(message);
        }
    }

    /** One of our small programs in a stranger's language, out of the test resources. */
    public static Path program(String name, Path folder) throws IOException {
        try (InputStream in = Stranger.class.getResourceAsStream("/strangers/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no test resource " + name);
            }
            return Files.write(folder.resolve(name), in.readAllBytes());
        }
    }

    /** Runs it in a folder without input. */
    public Answer run(Path folder, String... arguments) throws IOException, InterruptedException {
        return run(folder, Map.of(), "", arguments);
    }

    /** Runs it in a folder with more environment variables and this standard input. */
    public Answer run(Path folder, Map<String, String> environment, String input, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("stranger", ".out");
        Path in = Files.writeString(Files.createTempFile("stranger", ".in"), input);
        try {
            List<String> line = new ArrayList<>(List.of(arguments));
            line.addFirst(command);
            ProcessBuilder process = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectInput(in.toFile()).redirectOutput(out.toFile());
            process.environment().putAll(environment);
            int exit = process.start().waitFor();
            return new Answer(exit, Files.readString(out, UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(in);
        }
    }
}
