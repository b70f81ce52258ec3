package candor.command.incident.csv;

import candor.platform.cli.AdminOperation;
import candor.platform.cli.Operations;
import candor.platform.cli.StoreOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** Takes over an organisation's own incident history from a CSV file; its help is the documentation of the mapping. */
@Command(name = "csv", description = "Imports an organisation's own incident history: each row of a CSV file, as a mapping says.", mixinStandardHelpOptions = true)
public final class ImportCsvCommand implements Callable<Integer> {
    /** The samples in the documentation are not broken. */
    private static final int WIDTH = 140;

    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private StoreOptions where;

    @Parameters(paramLabel = "FILE", description = "the CSV file; its first row names the columns")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(names = "--mapping", paramLabel = "MAPPING", description = "JSON file that says which column means what")
    private @Nullable Path mapping;

    @Option(names = "--dry-run", description = "say what would be imported and what refused, and store nothing")
    private boolean dryRun;

    @Option(names = "--suggest", description = "print a mapping that is guessed from the file, to begin with; store nothing")
    private boolean suggest;

    /** Its help ends with the documentation of the mapping, which is read when somebody asks for it and not whenever the command line starts. */
    @Spec
    void describe(CommandSpec own) {
        spec = own;
        own.usageMessage().width(WIDTH).sectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, _ -> documentation());
    }

    private static String documentation() {
        try (InputStream text = Objects.requireNonNull(ImportCsvCommand.class.getResourceAsStream("CSV.md"))) {
            return "\n" + new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (suggest) {
            return suggested(out, err);
        }
        if (mapping == null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "say with --mapping which column means what; --suggest prints one to begin with");
        }
        return new Operations(where, out, err)
                .run("import-csv", Map.of("path", file.toAbsolutePath().toString(), "mapping", mapping.toAbsolutePath().toString(), "dryRun", dryRun));
    }

    private int suggested(PrintWriter out, PrintWriter err) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            err.println("There is no readable file at " + file + ".");
            return AdminOperation.UNUSABLE_INPUT;
        }
        try {
            out.println(CsvSuggestion.of(file, ZoneId.systemDefault()));
            out.flush();
            return 0;
        } catch (Unreadable e) {
            err.println("No mapping can be suggested: " + e.reason() + ".");
            return AdminOperation.UNUSABLE_INPUT;
        }
    }
}
