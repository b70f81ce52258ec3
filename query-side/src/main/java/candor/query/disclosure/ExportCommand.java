package candor.query.disclosure;

import candor.platform.cli.CliCommand;
import candor.platform.cli.Operations;
import candor.platform.cli.StoreOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Hands an incident's trail to somebody outside. */
@Command(
        name = "export",
        description = "Writes the trail of an incident: its entries with proofs, to be verified by anyone.",
        mixinStandardHelpOptions = true)
public final class ExportCommand implements CliCommand {
    @Mixin
    private StoreOptions where = new StoreOptions();

    @Parameters(paramLabel = "REFERENCE", description = "of the incident, such as INC-2026-0001")
    private String reference = "";

    @Option(names = "--recipient", required = true, description = "who receives it; recorded, sealed, in the ledger")
    private String recipient = "";

    @Option(names = "--policy", description = "for whom: authority (default), auditor, insurer or public; decides what is withheld")
    private String policy = RedactionPolicy.AUTHORITY.key();

    @Option(names = "--complete", description = "for auditors: with every entry and tile of the log, so that absence can be shown")
    private boolean complete;

    @Option(names = "--nonce", description = "the recipient's own number for the request")
    private @Nullable String nonce;

    @Option(names = "--trail", description = "identifier of an earlier export, for the same bytes again")
    private @Nullable String trail;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the zip to write; it must not exist")
    private Path out = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, String> arguments = new TreeMap<>(Map.of(
                "reference", reference, "recipient", recipient, "policy", policy, "complete", Boolean.toString(complete), "out", out.toAbsolutePath().toString()));
        if (nonce != null) {
            arguments.put("nonce", nonce);
        }
        if (trail != null) {
            arguments.put("trail", trail);
        }
        var operations = new Operations(where, spec.commandLine().getOut(), spec.commandLine().getErr());
        return operations.run(ExportOperation.NAME, arguments);
    }
}
