package candor.platform.cli;

import candor.platform.edge.EdgeJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs an operation for the command line: inside the server when one runs on the data folder, else in a context of its own.
 */
public final class Operations {
    private static final Duration LONGEST_RESTART = Duration.ofMinutes(1);

    private final StoreOptions where;
    private final PrintWriter out;
    private final PrintWriter err;
    private final ObjectMapper json = EdgeJson.mapper();

    public Operations(StoreOptions where, PrintWriter out, PrintWriter err) {
        this.where = where;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs it.
     *
     * @param arguments values that JSON can hold
     * @return its exit code
     */
    public int run(String operation, Map<String, ?> arguments) {
        JsonNode json = this.json.valueToTree(arguments);
        Printed printed = new Printed(out, err);
        try {
            OptionalInt answered = new RunningServer(where.data(), this.json).run(operation, json, printed);
            return answered.isPresent() ? answered.getAsInt() : here(operation, json, printed);
        } catch (IOException broken) {
            err.println("the running server stopped answering; whether it finished is shown by its log and by running this again");
            return StartFailure.UNUSABLE;
        }
    }

    /**
     * Runs one that makes the server start anew, and waits until it answers again.
     *
     * @return its exit code
     */
    int runAndAwaitRestart(String operation) {
        RunningServer server = new RunningServer(where.data(), json);
        try {
            Optional<FileTime> before = server.announced();
            int exitCode = run(operation, Map.of());
            if (exitCode == 0 && before.isPresent() && !server.awaitRestart(before.get(), LONGEST_RESTART)) {
                err.println("the server does not answer again yet; look at its log");
                return StartFailure.UNUSABLE;
            }
            return exitCode;
        } catch (IOException unreadable) {
            err.println("the data folder cannot be read: " + where.data());
            return StartFailure.UNUSABLE;
        }
    }

    private int here(String operation, JsonNode arguments, AdminOutput output) {
        try (ConfigurableApplicationContext context = PlatformApplication.quiet().run(where.properties().toArray(String[]::new))) {
            AdminOperation found = context.getBeanProvider(AdminOperation.class).stream().filter(known -> known.name().equals(operation)).findFirst().orElse(null);
            return OperationRun.of(found, arguments, output);
        } catch (RuntimeException failed) {
            err.println(StartFailure.sentence(failed));
            return StartFailure.UNUSABLE;
        }
    }

    /** Straight to the terminal. */
    record Printed(PrintWriter out, PrintWriter err) implements AdminOutput {
        @Override
        public void line(String text) {
            out.println(text);
            out.flush();
        }

        @Override
        public void note(String text) {
            err.println(text);
            err.flush();
        }
    }
}
