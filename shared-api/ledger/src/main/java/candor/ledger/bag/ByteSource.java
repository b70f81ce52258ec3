package candor.ledger.bag;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that can be read more than once, from wherever they lie, without holding them in memory. */
@FunctionalInterface
public interface ByteSource {

    /** A fresh stream over all bytes; the caller closes it. */
    InputStream open() throws IOException;

    static ByteSource of(byte[] bytes) {
        byte[] copy = bytes.clone();
        return () -> new ByteArrayInputStream(copy);
    }

    static ByteSource of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static ByteSource of(Path file) {
        return () -> Files.newInputStream(file);
    }
}
