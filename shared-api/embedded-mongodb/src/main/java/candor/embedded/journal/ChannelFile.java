package candor.embedded.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Writes through one direct buffer: the JDK would otherwise keep a direct copy of the largest write per thread. */
final class ChannelFile implements AppendFile {

    private static final int BUFFER = 256 * 1024;

    private final FileChannel channel;
    private final ByteBuffer direct = ByteBuffer.allocateDirect(BUFFER);

    ChannelFile(FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            direct.clear();
            int part = Math.min(BUFFER, bytes.remaining());
            direct.put(0, bytes, bytes.position(), part).limit(part);
            bytes.position(bytes.position() + part);
            while (direct.hasRemaining()) {
                channel.write(direct);
            }
        }
    }

    @Override
    public void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
