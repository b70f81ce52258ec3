package candor.ledger.mongodb.vault;

import java.util.Arrays;

/**
 * Hides how long a text is: one byte 0x80 and then zeros (ISO/IEC 7816-4) up to the next power of two, at least {@link #SMALLEST} bytes.
 */
final class Padding {

    static final int SMALLEST = 256;

    private static final byte MARK = (byte) 0x80;

    private Padding() {
    }

    static byte[] pad(byte[] plain) {
        int size = Math.max(SMALLEST, Integer.highestOneBit(plain.length) << 1);
        byte[] padded = Arrays.copyOf(plain, size);
        padded[plain.length] = MARK;
        return padded;
    }

    /** @return the plain bytes, or nothing at all ({@code length 0}) where no mark is found */
    static byte[] strip(byte[] padded) {
        int mark = padded.length - 1;
        while (mark > 0 && padded[mark] == 0) {
            mark--;
        }
        return padded.length > 0 && padded[mark] == MARK ? Arrays.copyOf(padded, mark) : new byte[0];
    }
}
