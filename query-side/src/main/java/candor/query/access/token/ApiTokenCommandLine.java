package candor.query.access.token;

import candor.platform.cli.CliCommand;
import candor.platform.cli.Operations;
import candor.platform.cli.StoreOptions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** API tokens, for whoever owns the data folder. */
@Command(name = "token", description = "Lets programs act as an account over HTTP, by token.", mixinStandardHelpOptions = true)
public final class ApiTokenCommandLine implements CliCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what: issue, list or revoke");
    }

    @Command(description = "Issues a token and prints it, this once.", mixinStandardHelpOptions = true)
    int issue(
            @Mixin StoreOptions where,
            @Option(names = "--account", required = true, description = "name to sign in with, or the reference of the account") String account,
            @Option(names = "--name", required = true, description = "which program it is for; recorded, sealed, in the ledger") String name,
            @Option(names = "--expires", paramLabel = "DAY", description = "last day on which it works, in UTC, such as 2026-11-23") @Nullable String until,
            @Option(names = "--roles", split = ",", description = "narrows it to some of the account's roles") @Nullable List<String> roles) {
        return operations(where).run(ApiTokenOperations.ISSUE,
                Map.of("account", account, "name", name, "until", until == null ? "" : until, "roles", roles == null ? List.of() : roles));
    }

    @Command(description = "Lists the tokens of all accounts, newest first.", mixinStandardHelpOptions = true)
    int list(@Mixin StoreOptions where) {
        return operations(where).run(ApiTokenOperations.LIST, Map.of());
    }

    @Command(description = "Ends a token before its time.", mixinStandardHelpOptions = true)
    int revoke(
            @Mixin StoreOptions where,
            @Parameters(paramLabel = "TOKEN", description = "as list shows it") String token,
            @Option(names = "--reason", required = true, description = "why; recorded, sealed, in the ledger") String reason) {
        return operations(where).run(ApiTokenOperations.REVOKE, Map.of("token", token, "reason", reason));
    }

    private Operations operations(StoreOptions where) {
        return new Operations(where, spec.commandLine().getOut(), spec.commandLine().getErr());
    }
}
