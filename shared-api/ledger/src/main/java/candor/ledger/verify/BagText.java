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

    /** What is done with a line. */
    @FunctionalInterface
    interface LineReader {
        /** @param number from 1; @param line without its line feed */
        void line(long number, byte[] line) throws IOException;
    }

    /**
     * Hands over each line that ends in a line feed.
     *
     * @return whether the file ends in a line feed and no line is longer than {@code longest} bytes; reading stops where it is not so
     */
    static boolean lines(BagFile file, int longest, LineReader reader) throws IOException {
        try (InputStream in = file.content().open()) {
            return new LineSplitter(longest, reader).split(in);
        }
    }
}
