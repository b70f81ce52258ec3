package candor.embedded.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Writes through one direct buffer: the JDK would otherwise keep a direct copy of the largest write per thread. Reserves space ahead in
 * zeros: syncing a write inside a file costs about half of syncing one that also makes the file longer.
 */
final class ChannelFile implements AppendFile {

    private static final int BUFFER = 256 * 1024;

    private static final byte[] ZEROS = new byte[BUFFER];

    private final FileChannel channel;
    private final long step;
    private final ByteBuffer direct = ByteBuffer.allocateDirect(BUFFER);
    private long end;
    private long reserved;

    /**
     * @param end where to go on writing; what lies behind is not needed
     * @param step how much space is reserved at a time; 0 = none
     */
    ChannelFile(FileChannel channel, long end, long step) throws IOException {
        this.channel = channel;
        this.step = step;
        this.end = end;
        this.reserved = end;
        channel.truncate(end);
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        if (step > 0 && end + bytes.remaining() > reserved) {
            reserve(end + bytes.remaining() + step);
        }
        while (bytes.hasRemaining()) {
            int part = Math.min(BUFFER, bytes.remaining());
            direct.clear().put(0, bytes, bytes.position(), part).limit(part);
            bytes.position(bytes.position() + part);
            end = writeAll(channel, direct, end);
        }
    }

    private void reserve(long upTo) throws IOException {
        while (reserved < upTo) {
            int part = (int) Math.min(BUFFER, upTo - reserved);
            direct.clear().put(0, ZEROS, 0, part).limit(part);
            reserved = writeAll(channel, direct, reserved);
        }
    }

    /** Returns where the bytes end in the file. */
    static long writeAll(FileChannel channel, ByteBuffer bytes, long from) throws IOException {
        long at = from;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
        return at;
    }

    @Override
    public void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            channel.truncate(end);
        }
    }
}
