package candor.platform.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Into the sample and out of it. */
@Command(name = "demo", description = "Opens the sample: an invented shop's breach, in a ledger of its own.", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private StoreOptions where = new StoreOptions();

    @Option(names = "--end", description = "drops the sample and starts for real")
    private boolean end;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        return new Operations(where, spec.commandLine().getOut(), spec.commandLine().getErr()).runAndAwaitRestart(end ? "demo-end" : "demo-load");
    }
}
