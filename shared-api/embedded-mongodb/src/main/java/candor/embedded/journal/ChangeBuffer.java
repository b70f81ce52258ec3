package candor.embedded.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Changes gathered into one frame: magic, length of the content, number, CRC-32C over the rest of the header and the content, content.
 * A change is its kind (1 byte), its collection's number (4), the length of its content (4), the content. All numbers big-endian.
 */
public final class ChangeBuffer {

    static final int MAGIC = 0xCA4D0001;
    static final int HEADER = Integer.BYTES + Integer.BYTES + Long.BYTES + Integer.BYTES;
    private static final int CHECKSUM_AT = HEADER - Integer.BYTES;
    private static final int CHANGE_HEADER = 1 + Integer.BYTES + Integer.BYTES;
    private static final int USUAL = 64 * 1024;

    private byte[] bytes = new byte[USUAL];
    private int size = HEADER;

    void put(int kind, int collection, byte[] content) {
        ensure(CHANGE_HEADER + content.length);
        ByteBuffer.wrap(bytes, size, CHANGE_HEADER).put((byte) kind).putInt(collection).putInt(content.length);
        System.arraycopy(content, 0, bytes, size + CHANGE_HEADER, content.length);
        size += CHANGE_HEADER + content.length;
    }

    boolean isEmpty() {
        return size == HEADER;
    }

    int size() {
        return size;
    }

    /** Completes the frame; valid until the next {@link #clear()}. */
    ByteBuffer seal(long number) {
        ByteBuffer frame = ByteBuffer.wrap(bytes, 0, size);
        frame.putInt(MAGIC).putInt(size - HEADER).putLong(number);
        frame.putInt(checksum(bytes, bytes, HEADER, size - HEADER));
        return frame.rewind();
    }

    void clear() {
        size = HEADER;
        if (bytes.length > 16 * USUAL) {
            bytes = new byte[USUAL];
        }
    }

    static int checksum(byte[] header, byte[] content, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(header, 0, CHECKSUM_AT);
        crc.update(content, from, length);
        return (int) crc.getValue();
    }

    /** Hands each change in a frame's content to the sink; returns how many. */
    static long readChanges(FrameReader.Frame frame, Change.Sink sink) {
        ByteBuffer in = ByteBuffer.wrap(frame.content(), 0, frame.length());
        long count = 0;
        while (in.hasRemaining()) {
            int kind = in.get();
            int collection = in.getInt();
            byte[] part = new byte[in.getInt()];
            in.get(part);
            sink.accept(Change.of(kind, collection, part));
            count++;
        }
        return count;
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
        }
    }
}
