package candor.platform.custody;

import candor.platform.cli.CliCommand;
import candor.platform.cli.KeyOperations;
import candor.platform.cli.Operations;
import candor.platform.cli.StoreOptions;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The keys that sign the log's checkpoints, and those under which personal data are sealed. */
@Command(name = "keys", description = "Signing keys (list, rotate, retire) and key epochs (show, new-epoch): when an epoch's key is destroyed, backups of its time no longer hold what was erased.", mixinStandardHelpOptions = true)
public final class KeysCommand implements CliCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what: list, rotate, retire, show or new-epoch");
    }

    @Command(description = "Prints the log's keys, newest first, as \"verify --key FILE\" reads them.", mixinStandardHelpOptions = true)
    int list(@Mixin StoreOptions where) {
        return run(where, "keys-list");
    }

    @Command(description = "Makes a new key that signs beside the old one from now on.", mixinStandardHelpOptions = true)
    int rotate(@Mixin StoreOptions where) {
        return run(where, "keys-rotate");
    }

    @Command(description = "Retires the old key, once witnesses and policies have the new one.", mixinStandardHelpOptions = true)
    int retire(@Mixin StoreOptions where) {
        return run(where, "keys-retire");
    }

    @Command(name = "new-epoch", description = "Begins a key epoch now: all that is sealed is wrapped under its key, then the old key is destroyed.", mixinStandardHelpOptions = true)
    int newEpoch(@Mixin StoreOptions where) {
        return run(where, KeyOperations.NEW_EPOCH);
    }

    @Command(description = "Lists the key epochs, and when their keys were or will be destroyed.", mixinStandardHelpOptions = true)
    int show(@Mixin StoreOptions where) {
        return run(where, KeyOperations.SHOW);
    }

    private int run(StoreOptions where, String operation) {
        return new Operations(where, spec.commandLine().getOut(), spec.commandLine().getErr()).run(operation, Map.of());
    }
}
