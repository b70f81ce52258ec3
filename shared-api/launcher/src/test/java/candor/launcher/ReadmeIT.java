package candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's own commands, as a newcomer pastes them. */
class ReadmeIT {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern SHELL = Pattern.compile("```sh( tour)?\\n(.*?)```", Pattern.DOTALL);
    private static final String KEY = "--key log-key.txt";

    @Test
    void theTourWorksAsItIsWritten(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        try (CandorProcess server = CandorProcess.start(data)) {
            String tour = blocks(true).getFirst().replace("$PWD", ROOT.toString());
            CandorProcess.Answer answer = shell(folder, data, tour);

            assertThat(answer.exitCode()).as(answer.output()).isZero();
            assertThat(answer.output()).contains("VERIFIED", "everything fits");
            assertThat(server.isReady()).isTrue();
        }
        String verifying = command("candor-verify.jar").replace("shared-api/launcher", ROOT.resolve("shared-api/launcher").toString());
        String keyOfTheLog = "unzip -p trail.zip '*/data/log-key.txt' > log-key.txt\n";
        CandorProcess.Answer verdict = shell(folder, data, keyOfTheLog + verifying.replace("java -jar", Path.of(System.getProperty("java.home"), "bin", "java") + " -jar"));
        assertThat(verdict.exitCode()).as(verdict.output()).isZero();
        assertThat(verdict.output()).contains("VERIFIED").doesNotContain("self-consistent only");
        assertThat(verifying).contains(KEY);
    }

    @Test
    void theCommandsToRunAndTestAreThoseOfCi() throws IOException {
        assertThat(blocks(false)).contains("mvn verify\n").anyMatch(block -> block.contains("mvn -q -DskipTests package && shared-api/launcher/candor"));
        assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("mvn -B -ntp verify");
    }

    @Test
    void everyFileItNamesIsThere() throws IOException {
        Matcher link = Pattern.compile("]\\(((?!http)[^)#]+)\\)").matcher(readme());
        while (link.find()) {
            assertThat(ROOT.resolve(link.group(1))).exists();
        }
    }

    private static String command(String part) throws IOException {
        return blocks(false).stream().filter(block -> block.contains(part)).findFirst().orElseThrow();
    }

    private static List<String> blocks(boolean tour) throws IOException {
        return SHELL.matcher(readme()).results().filter(block -> tour == (block.group(1) != null)).map(block -> block.group(2)).toList();
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    private static CandorProcess.Answer shell(Path folder, Path data, String script) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("script.sh"), "set -e\n" + script);
        var builder = new ProcessBuilder("bash", file.toString()).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("script.out").toFile());
        builder.environment().put("CANDOR_DATA", data.toString());
        builder.environment().put("CANDOR_JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Process process = builder.start();
        try (var input = process.getOutputStream()) {
            input.write((Api.PASSWORD + "\n").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new CandorProcess.Answer(process.exitValue(), Files.readString(folder.resolve("script.out")));
    }
}
