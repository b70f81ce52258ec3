package candor.embedded.journal;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Reads a file's frames in order, as long as they are whole. */
final class FrameReader implements Closeable {

    private static final int BUFFER = 1 << 20;

    /**
     * A frame as read.
     *
     * @param content holds it from the start; valid until the next frame is read
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way, compared by nobody
    record Frame(long number, byte[] content, int length) {}

    private final DataInputStream in;
    private final long fileSize;
    private long offset;
    private byte[] content = new byte[BUFFER];

    FrameReader(Path file) throws IOException {
        in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        fileSize = Files.size(file);
    }

    /** Reads the file's own header; false when it is not whole. */
    boolean readFileHeader(FileHeader expected) throws IOException {
        byte[] header = in.readNBytes(FileHeader.SIZE);
        offset = header.length;
        return expected.isIn(header);
    }

    /** The next frame, or null where the file ends or the bytes are no whole frame; {@link #offset()} tells where. */
    @Nullable Frame next() throws IOException {
        if (fileSize - offset < ChangeBuffer.HEADER) {
            return null;
        }
        byte[] header = new byte[ChangeBuffer.HEADER];
        in.readFully(header);
        ByteBuffer fields = ByteBuffer.wrap(header);
        int magic = fields.getInt();
        int length = fields.getInt();
        long number = fields.getLong();
        int checksum = fields.getInt();
        if (magic != ChangeBuffer.MAGIC || length < 0 || length > fileSize - offset - ChangeBuffer.HEADER) {
            return null;
        }
        if (length > content.length) {
            content = new byte[Math.max(length, (int) Math.min(2L * content.length, Integer.MAX_VALUE - 8))];
        }
        try {
            in.readFully(content, 0, length);
        } catch (EOFException e) {
            return null;
        }
        if (ChangeBuffer.checksum(header, content, 0, length) != checksum) {
            return null;
        }
        offset += ChangeBuffer.HEADER + length;
        return new Frame(number, content, length);
    }

    /** Where the last whole frame ended. */
    long offset() {
        return offset;
    }

    boolean atEnd() {
        return offset == fileSize;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Whether a whole frame with at least this number begins anywhere in the bytes. */
    static boolean containsFrameFrom(long least, byte[] bytes) {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        for (int at = 0; at + ChangeBuffer.HEADER <= bytes.length; at++) {
            if (bytes[at] == (byte) (ChangeBuffer.MAGIC >>> 24) && all.getInt(at) == ChangeBuffer.MAGIC && isFrame(all, at, least)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFrame(ByteBuffer all, int at, long least) {
        int length = all.getInt(at + 4);
        if (length < 0 || length > all.capacity() - at - ChangeBuffer.HEADER || all.getLong(at + 8) < least) {
            return false;
        }
        CRC32C crc = new CRC32C();
        crc.update(all.array(), at, ChangeBuffer.HEADER - Integer.BYTES);
        crc.update(all.array(), at + ChangeBuffer.HEADER, length);
        return (int) crc.getValue() == all.getInt(at + ChangeBuffer.HEADER - Integer.BYTES);
    }
}
