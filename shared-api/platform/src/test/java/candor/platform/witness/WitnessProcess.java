package candor.platform.witness;

import candor.platform.cli.CandorCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code candor witness} in a process of its own, so that it can be killed. */
public record WitnessProcess(Process process, String firstLine) implements AutoCloseable {

    public static void main(String[] args) {
        System.exit(CandorCommand.run(args));
    }

    static WitnessProcess start(Path folder, String... options) {
        try {
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-XX:TieredStopAtLevel=1",
                    "-cp", System.getProperty("java.class.path"), WitnessProcess.class.getName(), "witness", "--data", folder.toString(), "--listen", "127.0.0.1:0"));
            command.addAll(List.of(options));
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            return new WitnessProcess(process, String.valueOf(output.readLine()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens, as it said. */
    String url() {
        return firstLine.substring(firstLine.indexOf("http://"));
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
