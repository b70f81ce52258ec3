package candor.command.incident.veris;

import candor.ledger.mongodb.MongoLedger;
import candor.platform.cli.AdminOperation;
import candor.platform.cli.AdminOutput;
import candor.platform.command.CommandPort;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;

/** Imports VERIS records from a file or folder that the server can read; its memory does not grow with their number. */
final class ImportVerisOperation implements AdminOperation {
    static final String NAME = "import-veris";
    private static final int UNUSABLE_INPUT = 2;

    private final CommandPort commands;
    private final MongoLedger ledger;
    private final InstantSource clock;
    private final ZoneId zone;

    ImportVerisOperation(CommandPort commands, MongoLedger ledger, InstantSource clock, ZoneId zone) {
        this.commands = commands;
        this.ledger = ledger;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int run(JsonNode arguments, AdminOutput output) throws IOException {
        Path path = path(arguments);
        if (!Files.isReadable(path)) {
            output.note("There is no readable file or folder at " + path + ".");
            return UNUSABLE_INPUT;
        }
        var importing = new VerisImport(commands, key -> ledger.identify("origin", key), clock, zone);
        var report = new ImportReport(output, clock, ledger.reader().head().size());
        UnderWay underWay = new UnderWay(report::add);
        try {
            new ReadAhead(importing::map).each(path, mapped -> underWay.add(importing.begin(mapped)));
        } finally {
            underWay.finish();
        }
        return report.close();
    }

    private static Path path(JsonNode arguments) {
        try {
            return Path.of(arguments.path("path").asText());
        } catch (InvalidPathException e) {
            return Path.of("");
        }
    }
}
