package candor.platform.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Accounts, for whoever owns the data folder. A password is read from the terminal or from standard input, never from an argument. */
@Command(name = "user", description = "Adds, lists and disables accounts.", mixinStandardHelpOptions = true)
final class UserCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what: add, list, disable or reset-password");
    }

    @Command(description = "Opens an account. The password is asked for, or read from standard input.", mixinStandardHelpOptions = true)
    int add(
            @Mixin StoreOptions where,
            @Parameters(paramLabel = "SIGN-IN-NAME") String signInName,
            @Option(names = "--name", required = true, description = "name that others see") String displayName,
            @Option(names = "--role", required = true, split = ",", description = "reporter, responder, commander, communications, privacy-officer, counsel, executive, auditor or administrator; may be repeated") List<String> roles) {
        return withPassword(where, "user-add", Map.of("signInName", signInName, "displayName", displayName, "roles", roles));
    }

    @Command(description = "Lists who can sign in.", mixinStandardHelpOptions = true)
    int list(@Mixin StoreOptions where) {
        return operations(where).run("user-list", Map.of());
    }

    @Command(description = "Closes an account; who has it can no longer sign in.", mixinStandardHelpOptions = true)
    int disable(@Mixin StoreOptions where, @Parameters(paramLabel = "SIGN-IN-NAME") String signInName) {
        return operations(where).run("user-disable", Map.of("signInName", signInName));
    }

    @Command(name = "reset-password", description = "Gives an account a new password.", mixinStandardHelpOptions = true)
    int resetPassword(@Mixin StoreOptions where, @Parameters(paramLabel = "SIGN-IN-NAME") String signInName) {
        return withPassword(where, "user-reset-password", Map.of("signInName", signInName));
    }

    private int withPassword(StoreOptions where, String operation, Map<String, Object> arguments) {
        Optional<String> password = PasswordPrompt.ask();
        if (password.isEmpty()) {
            spec.commandLine().getErr().println("no password was given, or the two were not the same");
            return StartFailure.UNUSABLE;
        }
        Map<String, Object> all = new HashMap<>(arguments);
        all.put("password", password.get());
        return operations(where).run(operation, all);
    }

    private Operations operations(StoreOptions where) {
        return new Operations(where, spec.commandLine().getOut(), spec.commandLine().getErr());
    }
}
