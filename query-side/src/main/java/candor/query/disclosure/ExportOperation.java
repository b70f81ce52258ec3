package candor.query.disclosure;

import candor.platform.cli.AdminOperation;
import candor.platform.cli.AdminOutput;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** {@code candor export}: writes an incident's trail into a file of whoever owns the data folder. */
final class ExportOperation implements AdminOperation {
    static final String NAME = "export";
    private static final int UNUSABLE = 2;
    private final TrailExports exports;

    ExportOperation(TrailExports exports) {
        this.exports = exports;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int run(JsonNode arguments, AdminOutput output) throws IOException {
        Path file = Path.of(arguments.path("out").asText(""));
        if (!file.isAbsolute() || Files.exists(file)) {
            output.note("--out names a file that does not exist yet");
            return UNUSABLE;
        }
        TrailOrder order = TrailOrder.of(arguments.path("policy").asText(""), arguments.path("complete").asBoolean());
        String trail = arguments.path("trail").asText(UUID.randomUUID().toString());
        String nonce = arguments.path("nonce").isTextual() ? arguments.path("nonce").asText() : null;
        try (TrailExporter.Recorded recorded =
                exports.export(trail, arguments.path("reference").asText(""), arguments.path("recipient").asText(""), nonce, order, null)) {
            write(recorded, file);
        }
        output.line("wrote trail " + trail + " to " + file);
        return 0;
    }

    /** Half a file must not look like a trail. */
    private static void write(TrailExporter.Recorded recorded, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
                recorded.write(out);
            }
            Files.move(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
