package candor.ledger;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Other projects' published vectors, which lie beside the project and are never part of it. */
public final class SharedVectors {

    private SharedVectors() {
    }

    /** The folder of that name; the test is skipped with a message where it is absent. */
    public static Path folder(String name) {
        Path start = Path.of("").toAbsolutePath();
        for (Path place = start; place != null; place = place.getParent()) {
            Path found = place.resolve("shared").resolve("vectors").resolve(name);
            if (Files.isDirectory(found)) {
                return found;
            }
        }
        assumeTrue(false, "shared/vectors/" + name + " lies in no folder above " + start + ": these vectors were not checked");
        throw new IllegalStateException("an assumption that is false does not return");
    }

    public static List<Path> json(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
