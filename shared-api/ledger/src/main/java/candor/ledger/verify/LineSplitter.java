package candor.ledger.verify;

import candor.ledger.verify.BagText.LineReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into lines, block by block. */
final class LineSplitter {

    private static final int BLOCK = 1 << 16;

    private final int longest;
    private final LineReader reader;
    private byte[] held = new byte[BLOCK];
    private int length;
    private long number;

    LineSplitter(int longest, LineReader reader) {
        this.longest = longest;
        this.reader = reader;
    }

    /** @return whether the stream ends in a line feed and no line is too long; reading stops where it is not so */
    boolean split(InputStream in) throws IOException {
        byte[] block = new byte[BLOCK];
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            int from = 0;
            for (int i = 0; i < read; i++) {
                if (block[i] == '\n') {
                    if (!hold(block, from, i)) {
                        return false;
                    }
                    reader.line(++number, Arrays.copyOf(held, length));
                    length = 0;
                    from = i + 1;
                }
            }
            if (!hold(block, from, read)) {
                return false;
            }
        }
        return length == 0;
    }

    /** Keeps what belongs to the line that is not at its end yet. */
    private boolean hold(byte[] block, int from, int to) {
        int more = to - from;
        if (more > longest - length) {
            return false;
        }
        if (held.length - length < more) {
            held = Arrays.copyOf(held, Math.max(held.length * 2, length + more));
        }
        System.arraycopy(block, from, held, length, more);
        length += more;
        return true;
    }
}
