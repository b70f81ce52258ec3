package candor.query.ledger;

import candor.platform.cli.CliCommand;
import candor.platform.cli.Operations;
import candor.platform.cli.StoreOptions;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Outside auditors' access to the log, for whoever owns the data folder. */
@Command(name = "auditor", description = "Lets outside auditors read the log's tiles and entries, by token.", mixinStandardHelpOptions = true)
public final class AuditorCommandLine implements CliCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what: add, list or revoke");
    }

    @Command(description = "Grants access and prints its token, this once.", mixinStandardHelpOptions = true)
    int add(
            @Mixin StoreOptions where,
            @Parameters(paramLabel = "AUDITOR", description = "who gets the token; recorded, sealed, in the ledger") String auditor,
            @Option(names = "--until", required = true, paramLabel = "DAY", description = "last day on which it works, in UTC, such as 2026-11-23") String until) {
        return operations(where).run(AuditorOperations.ADD, Map.of("auditor", auditor, "until", until));
    }

    @Command(description = "Lists who was granted access, and when it was used.", mixinStandardHelpOptions = true)
    int list(@Mixin StoreOptions where) {
        return operations(where).run(AuditorOperations.LIST, Map.of());
    }

    @Command(description = "Ends an access before its time.", mixinStandardHelpOptions = true)
    int revoke(
            @Mixin StoreOptions where,
            @Parameters(paramLabel = "ACCESS", description = "as list shows it") String grant,
            @Option(names = "--reason", required = true, description = "why; recorded, sealed, in the ledger") String reason) {
        return operations(where).run(AuditorOperations.REVOKE, Map.of("grant", grant, "reason", reason));
    }

    private Operations operations(StoreOptions where) {
        return new Operations(where, spec.commandLine().getOut(), spec.commandLine().getErr());
    }
}
