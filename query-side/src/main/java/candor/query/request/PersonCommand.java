package candor.query.request;

import candor.platform.cli.CliCommand;
import candor.platform.cli.Operations;
import candor.platform.cli.StoreOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Finds under which references somebody's data are sealed. The address is read, never an argument: other users of the machine see those. */
@Command(name = "person", description = "Reads an e-mail address and lists under which references its person's data are sealed.", mixinStandardHelpOptions = true)
public final class PersonCommand implements CliCommand {
    private static final int UNUSABLE = 2;

    @Mixin
    private StoreOptions where = new StoreOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String address = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (address == null || address.isBlank()) {
            spec.commandLine().getErr().println("give the e-mail address on standard input");
            return UNUSABLE;
        }
        return new Operations(where, spec.commandLine().getOut(), spec.commandLine().getErr()).run(PersonOperation.NAME, Map.of("address", address));
    }
}
