package candor.platform.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.BiConsumer;

/**
 * Something the owner of the data folder may do from the command line: a Spring bean, run inside the server when one runs, else in
 * a context that the command line starts for it, without a web server.
 */
public interface AdminOperation {
    /** Exit code where what was given cannot be used at all. */
    int UNUSABLE_INPUT = 2;

    /** Name in the call from the command line, such as {@code import-veris}; lower case with hyphens. */
    String name();

    /**
     * Does it.
     *
     * @param arguments as the command line gave them
     * @return exit code: 0 done, 1 refused or found wrong, {@link #UNUSABLE_INPUT}
     * @throws candor.RuleViolation when refused: its sentence is shown, the exit code is 1
     */
    int run(JsonNode arguments, AdminOutput output) throws Exception;

    /** One that is either done or refused. */
    static AdminOperation of(String name, BiConsumer<JsonNode, AdminOutput> work) {
        return new AdminOperation() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int run(JsonNode arguments, AdminOutput output) {
                work.accept(arguments, output);
                return 0;
            }
        };
    }
}
