package candor.ledger.verify;

import candor.ledger.ByteSearch;
import candor.ledger.verify.BagText.LineReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into lines. */
final class LineSplitter {

    private static final int BLOCK = 1 << 18;

    private final int longest;
    private final LineReader reader;
    private byte[] block = new byte[BLOCK];
    private int length;
    private long number;

    LineSplitter(int longest, LineReader reader) {
        this.longest = longest;
        this.reader = reader;
    }

    /** @return whether the stream ends in a line feed and no line is too long; reading stops where it is not so */
    boolean split(InputStream in) throws IOException {
        for (int read = in.read(block); read >= 0; read = in.read(block, length, block.length - length)) {
            int searched = length;
            length += read;
            int from = 0;
            int end = ByteSearch.indexOf((byte) '\n', block, searched, length);
            while (end < length && end - from <= longest) {
                reader.line(++number, Arrays.copyOfRange(block, from, end));
                from = end + 1;
                end = ByteSearch.indexOf((byte) '\n', block, from, length);
            }
            if (end - from > longest) {
                return false;
            }
            keep(from);
        }
        return length == 0;
    }

    /** Moves what belongs to a line without an end yet to the beginning, and makes room for more of it. */
    private void keep(int from) {
        byte[] room = length - from < block.length ? block : new byte[2 * block.length];
        System.arraycopy(block, from, room, 0, length - from);
        block = room;
        length -= from;
    }
}
