package candor.query.fold;

import candor.platform.cli.CliCommand;
import candor.platform.cli.Operations;
import candor.platform.cli.StoreOptions;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the read models could not take. */
@Command(
        name = "dead-letters",
        description = "Lists the events that a read model could not take, and those that wait behind them; or tries them again.",
        mixinStandardHelpOptions = true)
public final class DeadLettersCommand implements CliCommand {
    /** What to do. */
    enum Action { list, retry }

    @Mixin
    private StoreOptions where = new StoreOptions();

    @Parameters(arity = "0..1", paramLabel = "list|retry", defaultValue = "list", description = "list (the default), or retry: exit code 1 if some remain")
    private Action action = Action.list;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var operations = new Operations(where, spec.commandLine().getOut(), spec.commandLine().getErr());
        return operations.run(DeadLettersOperation.NAME, Map.of(DeadLettersOperation.RETRY, action == Action.retry));
    }
}
