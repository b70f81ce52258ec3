package candor.ledger.bag;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A stretch of a file as a stream; closing it closes the channel. */
final class FileRange extends InputStream {

    /** Bytes are copied twice on their way here: what is read at once stays in the processor's cache in between. */
    private static final int AT_ONCE = 1 << 17;

    private final FileChannel channel;
    private long position;
    private long left;

    FileRange(FileChannel channel, long position, long length) {
        this.channel = channel;
        this.position = position;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = channel.read(ByteBuffer.wrap(buffer, offset, (int) Math.min(Math.min(length, AT_ONCE), left)), position);
        if (read > 0) {
            position += read;
            left -= read;
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
