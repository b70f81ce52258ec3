package candor.platform.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The keys under which the ledger's personal data are sealed. */
@Command(name = "keys", description = "Key epochs: when a key is destroyed, backups of its time no longer hold what was erased.", mixinStandardHelpOptions = true)
final class KeysCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what: new-epoch or show");
    }

    @Command(name = "new-epoch", description = "Begins a key epoch now: all that is sealed is wrapped under its key, then the old key is destroyed.", mixinStandardHelpOptions = true)
    int newEpoch(@Mixin StoreOptions where) {
        return operations(where).run(KeyOperations.NEW_EPOCH, Map.of());
    }

    @Command(description = "Lists the key epochs, and when their keys were or will be destroyed.", mixinStandardHelpOptions = true)
    int show(@Mixin StoreOptions where) {
        return operations(where).run(KeyOperations.SHOW, Map.of());
    }

    private Operations operations(StoreOptions where) {
        return new Operations(where, spec.commandLine().getOut(), spec.commandLine().getErr());
    }
}
