package candor.command;

import candor.command.incident.csv.ImportCsvCommand;
import candor.platform.cli.CliCommand;
import candor.platform.cli.Operations;
import candor.platform.cli.StoreOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** Takes over what another system recorded; running it again imports nothing twice. */
@Command(
        name = "import",
        description = "Takes over incidents that another system recorded, what others know of threats, and playbooks that others wrote.",
        mixinStandardHelpOptions = true,
        subcommands = ImportCsvCommand.class)
public final class ImportCommand implements CliCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what: veris FILE, csv FILE --mapping MAPPING, misp FILE, stix FILE, or cacao FILE");
    }

    @Command(description = "Imports VERIS 1.3 and 1.4: JSON Lines, the same gzipped, one JSON file, or a folder of JSON files.", mixinStandardHelpOptions = true)
    int veris(@Mixin StoreOptions where, @Parameters(paramLabel = "FILE") Path path) {
        return run(where, "import-veris", path.toAbsolutePath().toString());
    }

    @Command(
            description = "Imports MISP events as signals, which wait in the inbox: JSON files, or folders of them. A version that was imported before adds nothing, a newer one is said again.",
            mixinStandardHelpOptions = true)
    int misp(@Mixin StoreOptions where, @Parameters(paramLabel = "FILE", arity = "1..*") List<Path> paths) {
        return run(where, "import-misp", absolute(paths));
    }

    @Command(
            description = "Imports STIX 2.1 bundles as signals, which wait in the inbox: JSON files, or folders of them. A version that was imported before adds nothing, a newer one is said again.",
            mixinStandardHelpOptions = true)
    int stix(@Mixin StoreOptions where, @Parameters(paramLabel = "FILE", arity = "1..*") List<Path> paths) {
        return run(where, "import-stix", absolute(paths));
    }

    @Command(description = "Imports one CACAO 2.0 playbook from a JSON file.", mixinStandardHelpOptions = true)
    int cacao(@Mixin StoreOptions where, @Parameters(paramLabel = "FILE") Path path) {
        return run(where, "import-cacao", path.toAbsolutePath().toString());
    }

    private static List<String> absolute(List<Path> paths) {
        return paths.stream().map(path -> path.toAbsolutePath().toString()).toList();
    }

    private int run(StoreOptions where, String operation, Object path) {
        var operations = new Operations(where, spec.commandLine().getOut(), spec.commandLine().getErr());
        return operations.run(operation, Map.of("path", path));
    }
}
