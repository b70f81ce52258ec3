package candor.platform.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code candor}: the one entry point of everything. */
@Command(
        name = "candor",
        description = "An event-sourced security incident ledger whose exports, figures and deadlines an outsider can recompute.",
        mixinStandardHelpOptions = true,
        versionProvider = CandorCommand.Version.class,
        footer = "Exit codes: 0 done, 1 refused or found wrong, 2 unusable input.",
        subcommands = {Serve.class, UserCommand.class, BackupCommand.class, RestoreCommand.class, FsckCommand.class, DemoCommand.class, VerifyCommand.class, CommandLine.HelpCommand.class})
public final class CandorCommand implements Callable<Integer> {
    @Mixin
    private ServeOptions options = new ServeOptions();

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        return Serve.run(options, settings, spec);
    }

    /** The command line with every command that is on the class path. */
    public static CommandLine commandLine() {
        CommandLine candor = new CommandLine(new CandorCommand()).setCaseInsensitiveEnumValuesAllowed(true);
        ServiceLoader.load(CliCommand.class).forEach(candor::addSubcommand);
        return candor;
    }

    /** Runs one command line; the result is the exit code. */
    public static int run(String... args) {
        return commandLine().execute(args);
    }

    /** The release, as the jar's manifest states it. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CandorCommand.class.getPackage().getImplementationVersion();
            return new String[] {"candor " + (version == null ? "(built from source)" : version)};
        }
    }
}
