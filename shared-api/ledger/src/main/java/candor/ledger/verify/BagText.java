package candor.ledger.verify;

import candor.ledger.bag.BagSource;
import candor.ledger.bag.BagSource.BagFile;
import candor.ledger.bag.UnusableInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a bag's texts without trusting their size. */
final class BagText {

    private static final int MAX_SMALL = 16 << 20;

    private BagText() {
    }

    /** A file that is small in every honest bag; ISO 8859-1, so that every byte differs from every other. Null if it is not there. */
    static @Nullable String raw(BagSource bag, String name) throws IOException {
        byte[] bytes = bytes(bag, name);
        return bytes == null ? null : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static byte @Nullable [] bytes(BagSource bag, String name) throws IOException {
        BagFile file = bag.files().get(name);
        if (file == null) {
            return null;
        }
        if (file.size() > MAX_SMALL) {
            throw new UnusableInput(name + " is larger than such a file can be");
        }
        try (InputStream in = file.content().open()) {
            return in.readAllBytes();
        }
    }
}
