package candor.command.incident.veris;

import candor.command.importing.ImportRun;
import candor.command.importing.Mapped;
import candor.command.importing.SourcePaths;
import candor.platform.cli.AdminOperation;
import candor.platform.cli.AdminOutput;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/** Imports VERIS records from a file or folder that the server can read. */
final class ImportVerisOperation implements AdminOperation {
    private final ImportRun run;
    private final VerisImport importing;

    ImportVerisOperation(ImportRun run, InstantSource clock, ZoneId zone) {
        this.run = run;
        this.importing = new VerisImport(run::identify, clock, zone);
    }

    @Override
    public String name() {
        return "import-veris";
    }

    @Override
    public int run(JsonNode arguments, AdminOutput output) throws IOException {
        List<Path> paths = SourcePaths.readable(arguments.path("path"), output);
        if (paths.isEmpty()) {
            return UNUSABLE_INPUT;
        }
        return run.run(
                records -> new VerisFiles(source -> records.accept(importing.map(source)), rejection -> records.accept(new Mapped.Unfit(rejection))).read(paths.getFirst()), output);
    }
}
