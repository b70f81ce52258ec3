package candor.embedded.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The first bytes of a journal segment or a snapshot: what it is, and a frame number.
 *
 * @param kind eight ASCII characters
 * @param number of a segment: its first frame's; of a snapshot: the last frame it contains
 */
record FileHeader(String kind, long number) {

    static final int SIZE = 16;

    static FileHeader segment(long first) {
        return new FileHeader("cndrjrn1", first);
    }

    static FileHeader snapshot(long upTo) {
        return new FileHeader("cndrsnp1", upTo);
    }

    ByteBuffer encode() {
        return ByteBuffer.allocate(SIZE).put(kind.getBytes(StandardCharsets.US_ASCII)).putLong(number).flip();
    }

    boolean isIn(byte[] bytes) {
        return Arrays.equals(bytes, encode().array());
    }
}
