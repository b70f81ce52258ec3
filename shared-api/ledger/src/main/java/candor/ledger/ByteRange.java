package candor.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A stretch of an array, looked at where it lies: whoever reads millions of small pieces copies none of them. The array must not be
 * changed as long as somebody looks at it.
 *
 * @param from index of the first byte
 * @param to index behind the last one
 */
public record ByteRange(byte[] array, int from, int to) {

    /** All of an array. */
    public static ByteRange of(byte[] all) {
        return new ByteRange(all, 0, all.length);
    }

    /** A text's ASCII characters. */
    public static ByteRange ascii(String text) {
        return of(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Number of bytes. */
    public int length() {
        return to - from;
    }

    /** Whether the bytes are the same as the other ones. */
    public boolean hasSameBytes(ByteRange other) {
        return Arrays.equals(array, from, to, other.array, other.from, other.to);
    }

    /** What follows the first {@code count} bytes. */
    public ByteRange behind(int count) {
        return new ByteRange(array, from + count, to);
    }

    /** The ASCII characters as a string. */
    public String text() {
        return new String(array, from, length(), StandardCharsets.ISO_8859_1);
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return Arrays.copyOfRange(array, from, to);
    }
}
