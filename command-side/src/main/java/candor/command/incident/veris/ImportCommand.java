package candor.command.incident.veris;

import candor.platform.cli.CliCommand;
import candor.platform.cli.Operations;
import candor.platform.cli.StoreOptions;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes over what another system recorded; running it again imports nothing twice. */
@Command(name = "import", description = "Takes over incidents that another system recorded, and playbooks that others wrote.", mixinStandardHelpOptions = true)
public final class ImportCommand implements CliCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what: veris FILE, or cacao FILE");
    }

    @Command(description = "Imports VERIS 1.3 and 1.4: JSON Lines, the same gzipped, one JSON file, or a folder of JSON files.", mixinStandardHelpOptions = true)
    int veris(@Mixin StoreOptions where, @Parameters(paramLabel = "FILE") Path path) {
        var operations = new Operations(where, spec.commandLine().getOut(), spec.commandLine().getErr());
        return operations.run(ImportVerisOperation.NAME, Map.of("path", path.toAbsolutePath().toString()));
    }

    @Command(description = "Imports one CACAO 2.0 playbook from a JSON file.", mixinStandardHelpOptions = true)
    int cacao(@Mixin StoreOptions where, @Parameters(paramLabel = "FILE") Path path) {
        var operations = new Operations(where, spec.commandLine().getOut(), spec.commandLine().getErr());
        return operations.run("import-cacao", Map.of("path", path.toAbsolutePath().toString()));
    }
}
