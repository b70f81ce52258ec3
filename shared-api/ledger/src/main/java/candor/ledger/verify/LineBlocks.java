package candor.ledger.verify;

import candor.ledger.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into blocks of whole lines. Others may look at a block while the next ones are read, until they give it back. */
final class LineBlocks {

    private static final int BLOCK = 1 << 17;

    /** Given back: still in the processor's cache, where fresh memory is not. */
    private final Deque<byte[]> free = new ArrayDeque<>();
    private final InputStream in;
    private final int longest;
    private ByteRange rest = ByteRange.ascii("");

    /** @param longest bytes of a line without its line feed */
    LineBlocks(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next lines, each with its line feed; null if there are none, or the next one is too long or has no end. */
    @Nullable ByteRange next() throws IOException {
        while (true) {
            // A block of this size at most cannot hold a line that is too long.
            byte[] block = block(Math.min(Math.max(BLOCK, 2 * rest.length()), longest + 1));
            System.arraycopy(rest.array(), rest.from(), block, 0, rest.length());
            int length = rest.length() + in.readNBytes(block, rest.length(), block.length - rest.length());
            int end = behindLastLineFeed(block, length);
            rest = new ByteRange(block, end, length);
            if (end > 0) {
                return new ByteRange(block, 0, end);
            }
            if (length < block.length || length > longest) {
                return null;
            }
        }
    }

    /** What was read and not handed over: nothing, if the stream ended in a line feed. */
    ByteRange rest() {
        return rest;
    }

    /** Nobody looks at the block any more: its bytes may be changed. */
    void giveBack(ByteRange block) {
        free.addFirst(block.array());
    }

    private byte[] block(int size) {
        byte[] block = free.pollFirst();
        return block != null && block.length == size ? block : new byte[size];
    }

    private static int behindLastLineFeed(byte[] block, int length) {
        int end = length;
        while (end > 0 && block[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
