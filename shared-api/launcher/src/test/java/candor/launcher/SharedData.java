package candor.launcher;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Real records of other people, which are no part of the project: a folder {@code shared/data} beside the checkout, where there is one. */
final class SharedData {
    private SharedData() {}

    /** Skips the test, and says so, where the file is absent. */
    static Path file(String name) {
        Path file = Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("shared/data").resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElse(Path.of(name));
        assumeTrue(Files.exists(file), "the real records are not at hand: ../shared/data/" + name + " is absent");
        return file;
    }
}
