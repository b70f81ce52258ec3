package candor.ledger.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The vectors as they lie with the format documents. */
final class Published {

    private Published() {
    }

    static byte[] read(String name) throws IOException {
        Path source = Path.of("src/test/resources/vectors", name);
        if (Files.exists(source)) {
            return Files.readAllBytes(source);
        }
        try (InputStream in = Published.class.getResourceAsStream("/vectors/" + name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }

    static void write(String name, byte[] content) throws IOException {
        Files.write(Path.of("src/test/resources/vectors", name), content);
    }
}
