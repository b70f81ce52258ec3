package candor.platform.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the whole ledger. */
@Command(name = "fsck", description = "Recomputes every leaf and the root from the store and compares them with everything that was signed.", mixinStandardHelpOptions = true)
final class FsckCommand implements Callable<Integer> {
    @Mixin
    private StoreOptions where = new StoreOptions();

    @Option(names = "--repair", description = "makes tiles that are missing or damaged again from the entries, where everything else fits")
    private boolean repair;

    @Option(names = "--hash-evidence", description = "reads every file of evidence whole and compares its digest; else only that it is there, with its size")
    private boolean hashEvidence;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        return new Operations(where, spec.commandLine().getOut(), spec.commandLine().getErr()).run("fsck", Map.of("repair", repair, "hashEvidence", hashEvidence));
    }
}
