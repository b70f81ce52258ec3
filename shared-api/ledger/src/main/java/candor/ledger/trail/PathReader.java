package candor.ledger.trail;

import candor.ledger.Hash;
import candor.ledger.json.PlainJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the hashes of one proof after the other. Neighbours share most of theirs, at the same distance from the root: those it has just
 * decoded it knows again by their text. Not safe for use by several threads.
 */
public final class PathReader {

    private static final byte[] LINE = "\\n".getBytes(StandardCharsets.US_ASCII);
    private static final int TEXT = 44;

    /** The text of a hash, and the hash. */
    private record Read(byte[] text, Hash hash) {
    }

    private List<Read> last = List.of();

    /** The hashes up to the quote; null if they are not plainly such. @throws candor.ledger.Malformed where one plainly is none */
    @Nullable List<Hash> read(PlainJson json) {
        int count = json.untilQuote() / (TEXT + LINE.length);
        if (count > Long.SIZE) {
            return null;
        }
        List<Read> path = new ArrayList<>(count);
        List<Hash> hashes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Read known = last.size() - count + i >= 0 ? last.get(last.size() - count + i) : null;
            Read read = known != null && json.skip(known.text()) ? known : decoded(json);
            if (read == null || !json.skip(LINE)) {
                return null;
            }
            path.add(read);
            hashes.add(read.hash());
        }
        last = path;
        return hashes;
    }

    private static @Nullable Read decoded(PlainJson json) {
        byte[] text = json.bytes(TEXT);
        return text == null ? null : new Read(text, Hash.ofBase64(text));
    }
}
