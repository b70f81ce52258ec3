package candor.command.signal.intelligence;

import candor.command.importing.ImportRun;
import candor.command.importing.Mapped;
import candor.command.importing.SourcePaths;
import candor.incident.IntelligenceFormat;
import candor.platform.cli.AdminOperation;
import candor.platform.cli.AdminOutput;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Imports MISP events, or STIX bundles, from files and folders that the server can read, as signals. */
final class ImportIntelligenceOperation implements AdminOperation {
    private final IntelligenceFormat format;
    private final ImportRun run;

    ImportIntelligenceOperation(IntelligenceFormat format, ImportRun run) {
        this.format = format;
        this.run = run;
    }

    @Override
    public String name() {
        return "import-" + format.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int run(JsonNode arguments, AdminOutput output) throws IOException {
        List<Path> paths = SourcePaths.readable(arguments.path("path"), output);
        if (paths.isEmpty()) {
            return UNUSABLE_INPUT;
        }
        var importing = new SignalImport(format, run::identify);
        return run.run(
                records -> new IntelligenceFiles(file -> importing.map(file, records), rejection -> records.accept(new Mapped.Unfit(rejection))).read(paths), output);
    }
}
