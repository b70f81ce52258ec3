package candor.command.importing;

import candor.platform.cli.AdminOutput;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files and folders that an operation was asked to read. */
public final class SourcePaths {
    private SourcePaths() {}

    /** One path or several; none, and a note that says so, where one of them cannot be read. */
    public static List<Path> readable(JsonNode argument, AdminOutput output) {
        List<Path> paths = new ArrayList<>();
        for (JsonNode each : argument.isArray() ? argument : List.of(argument)) {
            Optional<Path> path = path(each.asText()).filter(Files::isReadable);
            if (path.isEmpty()) {
                output.note("There is no readable file or folder at " + each.asText() + ".");
                return List.of();
            }
            paths.add(path.get());
        }
        return List.copyOf(paths);
    }

    /** No text is no path: the folder in which the server was started is meant by nobody. */
    private static Optional<Path> path(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
