package candor.command.importing;

import candor.platform.cli.AdminOutput;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files and folders that an operation was asked to read. */
public final class SourcePaths {
    private SourcePaths() {}

    /** One path or several; none, and a note that says so, where one of them cannot be read. */
    public static List<Path> readable(JsonNode argument, AdminOutput output) {
        List<Path> paths = new ArrayList<>();
        for (JsonNode each : argument.isArray() ? argument : List.of(argument)) {
            Path path = path(each.asText());
            if (!Files.isReadable(path)) {
                output.note("There is no readable file or folder at " + path + ".");
                return List.of();
            }
            paths.add(path);
        }
        return List.copyOf(paths);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            return Path.of("");
        }
    }
}
