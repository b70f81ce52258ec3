package candor.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A store in a process of its own, to be killed. It prints its connection string, then takes snapshots without pause. */
final class StoreProcess implements AutoCloseable {

    /** Small enough that segments roll and snapshots run all the time. */
    static final EmbeddedMongoOptions RESTLESS = EmbeddedMongoOptions.defaults().withSegmentBytes(64 * 1024).withSnapshotBytes(128 * 1024);

    private final Process process;
    private final String firstLine;

    private StoreProcess(Process process, String firstLine) {
        this.process = process;
        this.firstLine = firstLine;
    }

    /** Runs in the child: argument 0 is the folder. */
    public static void main(String[] arguments) throws InterruptedException {
        try (EmbeddedMongo mongo = EmbeddedMongo.open(Path.of(arguments[0]), RESTLESS)) {
            System.out.println(mongo.connectionString());
            while (true) {
                mongo.snapshot();
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (StoreCannotOpenException e) {
            System.out.println(e.getMessage());
        }
    }

    static StoreProcess start(Path folder) {
        try {
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1",
                    "-cp", System.getProperty("java.class.path"), StoreProcess.class.getName(), folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            return new StoreProcess(process, String.valueOf(output.readLine()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The connection string, or why it does not start. */
    String firstLine() {
        return firstLine;
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
