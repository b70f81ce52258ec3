package candor.command.incident.csv;

import candor.DomainCommand;
import candor.DomainEvent;
import candor.command.importing.ImportRun;
import candor.command.importing.SourcePaths;
import candor.command.incident.ImportRehearsal;
import candor.incident.DeclarationCommand.ImportIncident;
import candor.platform.cli.AdminOperation;
import candor.platform.cli.AdminOutput;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/** Imports the rows of a CSV file by a mapping, or says what that would do. */
final class ImportCsvOperation implements AdminOperation {
    private static final int LARGEST_MAPPING = 1 << 20;

    private final ImportRun run;
    private final InstantSource clock;
    private final ZoneId zone;

    ImportCsvOperation(ImportRun run, InstantSource clock, ZoneId zone) {
        this.run = run;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public String name() {
        return "import-csv";
    }

    @Override
    public int run(JsonNode arguments, AdminOutput output) throws IOException {
        List<Path> file = SourcePaths.readable(arguments.path("path"), output);
        List<Path> mapping = file.isEmpty() ? List.of() : SourcePaths.readable(arguments.path("mapping"), output);
        if (mapping.isEmpty()) {
            return UNUSABLE_INPUT;
        }
        try {
            requireNoFolder(file.getFirst());
            var importing = new CsvImport(CsvMappingReader.read(text(mapping.getFirst())), run::identify, clock, zone);
            boolean dry = arguments.path("dryRun").asBoolean(false);
            return dry ? run.rehearse(records -> importing.read(file.getFirst(), records), ImportCsvOperation::decide, output) : run.run(records -> importing.read(file.getFirst(), records), output);
        } catch (Unreadable e) {
            output.note("Nothing was imported: " + e.reason() + ".");
            return UNUSABLE_INPUT;
        }
    }

    private static void requireNoFolder(Path file) throws Unreadable {
        if (Files.isDirectory(file)) {
            throw new Unreadable("there is a folder at this path, and one CSV file is read at a time");
        }
    }

    private static List<? extends DomainEvent> decide(DomainCommand command) {
        return ImportRehearsal.of((ImportIncident) command);
    }

    private static String text(Path mapping) throws IOException, Unreadable {
        if (Files.isDirectory(mapping) || Files.size(mapping) > LARGEST_MAPPING) {
            throw new Unreadable("the mapping is a JSON file of at most 1 MB");
        }
        try {
            return Files.readString(mapping);
        } catch (CharacterCodingException e) {
            throw new Unreadable("the mapping is no UTF-8 text");
        }
    }
}
