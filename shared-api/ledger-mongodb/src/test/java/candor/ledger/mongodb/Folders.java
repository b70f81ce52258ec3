package candor.ledger.mongodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Empty folders under the build's temporary folder. */
final class Folders {

    private Folders() {
    }

    static Path fresh(String name) {
        try {
            return Files.createTempDirectory("candor-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
