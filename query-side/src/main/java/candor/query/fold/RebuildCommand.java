package candor.query.fold;

import candor.platform.cli.CliCommand;
import candor.platform.cli.Operations;
import candor.platform.cli.StoreOptions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the read models again from the ledger, which alone is the truth. */
@Command(
        name = "rebuild",
        description = "Builds the read models anew beside the present ones, then switches to them.",
        mixinStandardHelpOptions = true)
public final class RebuildCommand implements CliCommand {
    @Mixin
    private StoreOptions where = new StoreOptions();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "only this one, such as timeline")
    private @Nullable String name;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var operations = new Operations(where, spec.commandLine().getOut(), spec.commandLine().getErr());
        return operations.run(RebuildOperation.NAME, name == null ? Map.of() : Map.of("projection", name));
    }
}
