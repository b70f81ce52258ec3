package candor.platform.cli;

import candor.RuleViolation;
import candor.platform.backup.InstallationRestore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins an installation from a backup. It opens the new store itself: no server runs on it yet. */
@Command(
        name = "restore",
        description = "Begins a new ledger with what a backup holds, checks it, and carries out again what was erased since.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    private static final int REFUSED = 1;

    @Mixin
    private StoreOptions where = new StoreOptions();

    @Parameters(paramLabel = "BACKUP", description = "a file that \"candor backup\" wrote")
    private Path backup = Path.of("");

    @Option(names = "--origin", paramLabel = "NAME", description = "name of the new log (default: a random one); never that of the old log")
    private @Nullable String origin;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        // Nothing but what it prints: no application is started that would say where logs go.
        LoggingSystem.get(RestoreCommand.class.getClassLoader()).beforeInitialize();
        Operations.Printed output = new Operations.Printed(spec.commandLine().getOut(), spec.commandLine().getErr());
        try {
            return new InstallationRestore(where.data().toAbsolutePath().normalize(), where.keep().toAbsolutePath().normalize(), where.mongodbUri(), where.ledger(), origin).run(backup, output);
        } catch (RuleViolation refused) {
            output.note(refused.sentence());
            return REFUSED;
        } catch (IOException unreadable) {
            output.note("the backup or the data folder cannot be read or written: " + unreadable.getMessage());
            return StartFailure.UNUSABLE;
        } catch (RuntimeException failed) {
            output.note(StartFailure.sentence(failed));
            return StartFailure.UNUSABLE;
        }
    }
}
