package candor.platform.cli;

import candor.platform.Restart;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Runs the server until it is told to stop; starts it anew in this process when the ledger is changed. */
@Command(name = "serve", description = "Runs the server (the default).", mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {
    @Mixin
    private ServeOptions options = new ServeOptions();

    /** Mixins cannot have it. */
    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        return run(options, settings, spec);
    }

    static int run(ServeOptions options, List<String> settings, CommandSpec spec) {
        List<String> notUnderstood = ServeOptions.notUnderstood(settings);
        if (!notUnderstood.isEmpty()) {
            spec.commandLine().getErr().println("not understood: " + notUnderstood.getFirst() + " (see candor --help; settings are --name=value)");
            return StartFailure.UNUSABLE;
        }
        try {
            runUntilStopped(options.properties(settings));
            return 0;
        } catch (RuntimeException failed) {
            spec.commandLine().getErr().println(StartFailure.sentence(failed));
            return StartFailure.UNUSABLE;
        }
    }

    private static void runUntilStopped(List<String> properties) {
        List<String> arguments = new ArrayList<>(properties);
        while (true) {
            ConfigurableApplicationContext context = PlatformApplication.web().run(arguments.toArray(String[]::new));
            keepPort(context, arguments);
            if (!context.getBean(Restart.class).await()) {
                return;
            }
            context.close();
        }
    }

    /** Where any free port was asked for, the next context takes the one that people have in their address bar. */
    private static void keepPort(ConfigurableApplicationContext context, List<String> arguments) {
        if (context instanceof ServletWebServerApplicationContext web && web.getWebServer() != null) {
            arguments.removeIf(argument -> argument.startsWith("--server.port="));
            arguments.add("--server.port=" + web.getWebServer().getPort());
        }
    }
}
