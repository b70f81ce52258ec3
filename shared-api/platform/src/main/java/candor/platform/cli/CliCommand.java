package candor.platform.cli;

import java.util.concurrent.Callable;

/**
 * A command of the command line: a class with picocli's {@code @Command}, a public constructor without parameters, and a line in
 * {@code META-INF/services/candor.platform.cli.CliCommand}. Its result is the exit code: 0 done, 1 refused or found wrong, 2 unusable
 * input. What needs the store goes through {@link AdminOperation}, never through Spring directly.
 */
public interface CliCommand extends Callable<Integer> {}
