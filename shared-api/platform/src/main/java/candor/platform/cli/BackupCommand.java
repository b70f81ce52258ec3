package candor.platform.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies a ledger while it is used. */
@Command(
        name = "backup",
        description = "Copies the ledger into one file, while the server runs. The keep folder is not in it.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private StoreOptions where = new StoreOptions();

    @Parameters(paramLabel = "FILE|FOLDER", description = "the file to write, which must not exist, or a folder for it; a path of the server's machine")
    private Path target = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        return new Operations(where, spec.commandLine().getOut(), spec.commandLine().getErr()).run("backup", Map.of("to", target.toAbsolutePath().normalize().toString()));
    }
}
