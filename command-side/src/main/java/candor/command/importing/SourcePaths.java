package candor.command.importing;

import candor.platform.cli.AdminOutput;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Whether a file is one JSON document, by its name. */
    public static boolean isJsonFile(Path path) {
        return path.getFileName().toString().endsWith(".json") && !Files.isDirectory(path);
    }

    /** The JSON files of a folder and of all folders in it, in the order of their paths. */
    public static List<Path> jsonFilesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(SourcePaths::isJsonFile).sorted().toList();
        }
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
