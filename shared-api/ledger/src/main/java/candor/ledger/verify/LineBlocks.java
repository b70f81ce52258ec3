package candor.ledger.verify;

import candor.ledger.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Cuts a stream into blocks of whole lines. Others may look at a block while the next ones are read, until they give it back. */
final class LineBlocks {

    private static final int BLOCK = 1 << 17;

    private static final ByteRange NONE = ByteRange.ascii("");

    /** Given back: still in the processor's cache, where fresh memory is not. */
    private final Deque<byte[]> free = new ConcurrentLinkedDeque<>();
    private final InputStream in;
    private final int longest;
    private ByteRange rest = NONE;
    private boolean ended;

    /** @param longest bytes of a line without its line feed */
    LineBlocks(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next lines, each with its line feed; no byte from where there are none, or the next one is too long or has no end. */
    ByteRange next() throws IOException {
        while (!ended) {
            // A block of this size at most cannot hold a line that is too long.
            byte[] block = block(Math.min(Math.max(BLOCK, 2 * rest.length()), longest + 1));
            System.arraycopy(rest.array(), rest.from(), block, 0, rest.length());
            int length = rest.length() + in.readNBytes(block, rest.length(), block.length - rest.length());
            int end = behindLastLineFeed(block, length);
            rest = new ByteRange(block, end, length);
            if (end > 0) {
                return new ByteRange(block, 0, end);
            }
            ended = length < block.length || length > longest;
        }
        return NONE;
    }

    /** What was read and not handed over: nothing, if the stream ended in a line feed. */
    ByteRange rest() {
        return rest;
    }

    /** Nobody looks at the block any more: its bytes may be changed. May be called while another thread reads. */
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
